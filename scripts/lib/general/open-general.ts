import { join } from "node:path";
import { openModelFiles } from "../../../src/encoder/model/model-files.ts";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { generalData, rawCache, type GeneralData } from "./general-data.ts";
import { generalHead, POWER } from "./general.ts";
import { root } from "../paths.ts";

/**
 * Reads the sets of people's choices and fits the general head, as the shipped one was made.
 * @param data folder of the sets. Rejects with EncoderError where the encoder's folder has no constants of standardisation.
 * @returns it with what it was made from, and the id of the encoder.
 */
export async function openGeneral(
  data: string,
): Promise<{ encoder: string; choices: GeneralData } & ReturnType<typeof generalHead>> {
  const folder = join(root, "media", "encoder");
  const { id: encoder, standard } = await openModelFiles(folder);
  if (standard === undefined) throw new Error(`${folder} has no standard.json: build without --general first.`);
  const pool = new EncoderPool({
    script: join(root, "dist", "encoder.js"),
    folder,
    raw: true,
    cacheFile: rawCache(root),
  });
  try {
    const choices = await generalData(data, pool, standard, POWER);
    const { weights: topical } = await loadHead(join(root, "media", "starters", "on-topic"));
    return { encoder, choices, ...generalHead(choices, topical) };
  } finally {
    await pool.dispose();
  }
}
