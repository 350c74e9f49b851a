/**
 * Makes media/encoder/directions.f32 and standard.json (the constants that φ is made with) and media/starters/<name>/ (the heads
 * that score before any choice is made) from choices of people.
 *
 *     npm run build && node scripts/make/build-starters.ts [folder of the sets, default where fetch-data.ts puts them] [--general | --blind-spots]
 *
 * Each model is then checked, and its blind spots are written into its card. With --general only the general head is made, with the
 * constants as they are; with --blind-spots the heads that are there are checked only. scripts/fetch-data.ts names where the sets are from.
 * Deterministic: same files, same bytes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DIMENSION } from "../../src/core/features/feature-layout.ts";
import type { Head } from "../../src/core/model/head.ts";
import { train } from "../../src/core/train.ts";
import { openModelFiles } from "../../src/encoder/model/model-files.ts";
import { standardised } from "../../src/encoder/model/phi.ts";
import { EncoderPool } from "../../src/encoder/process/pool.ts";
import { saveHead } from "../../src/store/heads/save-head.ts";
import { trainHead } from "../../src/training/train-head.ts";
import { indexPairs } from "../../src/training/training-pairs.ts";
import { directionsOf, standardisationOf } from "../lib/general/directions.ts";
import { detectorsOf } from "../lib/general/detectors.ts";
import { featuresOf, rawCache } from "../lib/general/general-data.ts";
import { generalStarter } from "../lib/general/general-starter.ts";
import { writeBlindSpots } from "../lib/general/known-blind-spots.ts";
import { madePairs } from "../lib/general/made-pairs.ts";
import { openGeneral } from "../lib/general/open-general.ts";
import { readPeople } from "../lib/measure/people.ts";
import { smallStarters } from "../lib/general/small-starters.ts";
import { dataFolder } from "../lib/paths.ts";

const ROOT = resolve(import.meta.dirname, "..", "..");
const ENCODER = join(ROOT, "media", "encoder");
const STARTERS = join(ROOT, "media", "starters");
const { values: only, positionals } = parseArgs({
  options: { general: { type: "boolean" }, "blind-spots": { type: "boolean" } },
  allowPositionals: true,
});
const [folder] = positionals;
const data = dataFolder(folder);
/** The starters' date: that of their sources' last change, so that a rebuild changes nothing. */
const CREATED = "2026-11-23T00:00:00.000Z";

const pool = new EncoderPool({
  ...{ script: join(ROOT, "dist", "encoder.js"), folder: ENCODER, raw: true, cacheFile: rawCache(ROOT) },
});

async function save(head: Head): Promise<void> {
  await mkdir(STARTERS, { recursive: true });
  // Without the report and the influence of choices: nobody has its pairs to open them.
  await saveHead(join(STARTERS, head.card.id), { ...head, report: undefined, agreed: undefined });
  const { id, pairs, heldOutAccuracy, heldOutInterval, lengthBaseline, ridge, ece } = head.card;
  console.log(JSON.stringify({ id, pairs, heldOutAccuracy, heldOutInterval, lengthBaseline, ridge, ece }));
}

/** Mean and scale, and the detectors that read features standardised by them. */
async function withDetectors(moments: ReturnType<typeof standardisationOf>, directions: Float32Array) {
  const sets = await readPeople(data);
  const made = madePairs(sets);
  const plain = { ...moments, directions, detectors: [] };
  const features = await featuresOf([...sets.flatMap(({ pairs }) => pairs), ...made], pool, plain);
  return { ...moments, detectors: detectorsOf(sets, made, (query, response) => features.of(query, response)) };
}

/** The constants of φ, and the three starters that one kind of choices makes. */
async function buildSmallStarters(): Promise<void> {
  const { starters, people } = await smallStarters(data);
  const indexed = starters.map(({ pairs }) => indexPairs(pairs));
  const raw: Float32Array[][] = [];
  for (const [k, { texts }] of indexed.entries()) {
    let reported = 0;
    const onProgress = (done: number, total: number) => {
      if (done - reported >= 500 || done === total)
        console.error(`${starters[k].id}: ${(reported = done)} of ${total} texts`);
    };
    raw.push(await pool.embed(texts, { onProgress }));
  }
  const chosen = indexPairs(people);
  const read = await pool.embed(chosen.texts);
  const all = raw.flat();
  const directions = directionsOf(
    all,
    Array.from(chosen.first, (first, i) => [read[first], read[chosen.second[i]]] as const),
  );
  const standard = await withDetectors(standardisationOf(all, directions), directions);
  await writeFile(join(ENCODER, "directions.f32"), new Uint8Array(directions.buffer));
  await writeFile(join(ENCODER, "standard.json"), `${JSON.stringify(standard)}\n`);
  const { id: encoder } = await openModelFiles(ENCODER);
  for (const [k, { id, pairs, description }] of starters.entries()) {
    const features = raw[k].map((row) => standardised(row, { ...standard, directions }));
    const { head } = await trainHead({
      ...{ pairs, id, description, created: new Date(CREATED), seed: 1 },
      withEncoder: (_, work) =>
        work({ info: async () => ({ id: encoder, dimension: DIMENSION }), embed: async () => features }),
      heads: async () => ({ starters: [] }),
      fit: async ({ set, ...options }) => train(set, options),
    });
    await save(head);
  }
}

async function buildGeneral(): Promise<void> {
  const { encoder, choices, general, leftOut } = await openGeneral(data);
  await save(await generalStarter(data, choices, general, leftOut, { encoder, created: CREATED }));
}

try {
  if (!only.general && !only["blind-spots"]) await buildSmallStarters();
} finally {
  await pool.dispose();
}
if (!only["blind-spots"]) await buildGeneral();
await writeBlindSpots(data, STARTERS, only.general ? ["general"] : ["on-topic", "helpful", "harmless", "general"]);
