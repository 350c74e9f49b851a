/** What each shipped model is blind to, written into its card as `rewardlens verify-model --card` does for a model of one's own. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { EncoderClient } from "../../../src/encoder/process/client.ts";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { changeCard } from "../../../src/store/heads/card-file.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { blindSpotsOf } from "../../../src/verify/soundness/blind-spots.ts";
import { DEFAULT_OPTIONS } from "../../../src/verify/soundness/options.ts";
import { verifyModel } from "../../../src/verify/soundness/verify-model.ts";
import { root } from "../paths.ts";
import { rawCache } from "./general-data.ts";
import { pairsOf } from "./small-starters.ts";

/** The set whose pairs they are checked on. */
const CHECKED_ON = "hh-helpful";

/**
 * Checks shipped models on pairs of one set, and writes what was found into their cards.
 * @param data folder of the sets. @param starters folder of the models. @param ids of models there.
 * Rejects with EncoderError or StoreError.
 */
export async function writeBlindSpots(data: string, starters: string, ids: readonly string[]): Promise<void> {
  const { pairs: choices } = await pairsOf(data, CHECKED_ON);
  const pairs = choices.map(({ query, chosen, rejected }) => ({
    ...{ query, better: chosen, other: rejected, isChosen: true },
  }));
  const shipped = { script: join(root, "dist", "encoder.js"), folder: join(root, "media", "encoder") };
  const pool = new EncoderPool({ ...shipped, cacheFile: rawCache(root) });
  try {
    const encoder = await pool.info();
    for (const id of ids) {
      const found = await verifyModel({
        ...{ ...DEFAULT_OPTIONS, model: id, source: CHECKED_ON, pairs, threads: Math.max(2, availableParallelism()) },
        head: await loadHead(join(starters, id), encoder),
        read: (texts) => pool.read(texts, { priority: "bulk" }),
        fresh: (threads) => {
          const client = new EncoderClient({ ...shipped, threads });
          return { read: (texts) => client.read(texts, { priority: "bulk" }), end: () => client.dispose() };
        },
      });
      const blindSpots = blindSpotsOf(found);
      await changeCard(join(starters, id), { blindSpots });
      const named = blindSpots.found.map(({ kind, edit, share }) => `${kind} ${edit} ${share.value.toFixed(2)}`);
      console.log(`${id} is blind to: ${named.join(", ") || "nothing that was tried"}`);
    }
  } finally {
    await pool.dispose();
  }
}
