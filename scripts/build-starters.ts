/**
 * Makes media/encoder/directions.f32 and standard.json (the constants that φ is made with) and media/starters/<name>/ (the heads
 * that score before any choice is made) from files of preference pairs.
 *
 *     npm run build && node scripts/build-starters.ts [folder of the pairs, default ../shared/data]
 *
 * on-topic needs no labels: a response to its own query against the same response's rival, an answer to another query.
 * helpful and harmless come from people's choices. Deterministic: same files, same bytes but for the date.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DIMENSION } from "../src/core/feature-layout.ts";
import { seededRandom, shuffled } from "../src/core/random.ts";
import { train } from "../src/core/train.ts";
import { EncoderPool } from "../src/encoder/pool.ts";
import { openModelFiles } from "../src/encoder/model-files.ts";
import { standardised } from "../src/encoder/phi.ts";
import type { ChosenRejected } from "../src/formats/found.ts";
import { readPairs } from "../src/formats/read-pairs.ts";
import { sha256 } from "../src/store/canonical-json.ts";
import { saveHead } from "../src/store/head-files.ts";
import {
  fromChosenRejected,
  hashPairs,
  indexPairs,
  toPreferenceSet,
  type TrainingPair,
} from "../src/store/training-pairs.ts";
import { directionsOf, standardisationOf } from "./lib/directions.ts";

const ROOT = resolve(import.meta.dirname, "..");
const ENCODER = join(ROOT, "media", "encoder");
const data = resolve(process.argv[2] ?? join(ROOT, "..", "shared", "data"));
const SOURCES = {
  "hh-helpful": "Anthropic HH-RLHF helpful-base test, as cleaned by Linear95/DSP (MIT)",
  "hh-harmless": "Anthropic HH-RLHF harmless-base test, as cleaned by Linear95/DSP (MIT)",
  "finegrained-qa": "allenai/FineGrainedRLHF (Apache-2.0)",
} as const;
type Source = keyof typeof SOURCES;
/** The starters' date: that of their sources' last change, so that a rebuild changes nothing. */
const CREATED = "2026-11-23T00:00:00.000Z";

async function pairsOf(name: Source): Promise<{ pairs: readonly ChosenRejected[]; sha: string }> {
  const text = await readFile(join(data, `${name}.jsonl`), "utf8");
  const { pairs, problems } = readPairs(text);
  if (problems.length > 0) throw new Error(`${name}.jsonl, line ${problems[0].line}: ${problems[0].message}`);
  return { pairs, sha: sha256(text) };
}

/** Own response (of either label, by a coin, so that no choice leaks) against the response to another query. */
function onTopicPairs(pairs: readonly ChosenRejected[]): TrainingPair[] {
  const random = seededRandom(1);
  const pick = (pair: ChosenRejected) => (random() < 0.5 ? pair.chosen : pair.rejected);
  const others = shuffled(pairs, random);
  return pairs.flatMap((own, i) => {
    const [first, second] = [pick(own), pick(others[i])];
    const different = own.query !== others[i].query && first !== second;
    return different ? [{ query: own.query, first, second, label: 1, weight: 1 }] : [];
  });
}

const [helpful, harmless, finegrained] = await Promise.all((Object.keys(SOURCES) as Source[]).map(pairsOf));
const everything = [...helpful.pairs, ...harmless.pairs, ...finegrained.pairs];
const cited = (name: Source, { sha }: { sha: string }) => `${SOURCES[name]}, SHA-256 ${sha}`;
const starters = [
  {
    id: "on-topic",
    pairs: onTopicPairs(everything),
    description: `Prefers an answer to its own query over an answer to another one; no preference labels. Texts: ${cited("hh-helpful", helpful)}; ${cited("hh-harmless", harmless)}; ${cited("finegrained-qa", finegrained)}.`,
  },
  {
    id: "helpful",
    pairs: fromChosenRejected(helpful.pairs),
    description: `People's choice of the more helpful answer: ${cited("hh-helpful", helpful)}.`,
  },
  {
    id: "harmless",
    pairs: fromChosenRejected(harmless.pairs),
    description: `People's choice of the less harmful answer: ${cited("hh-harmless", harmless)}.`,
  },
];

const pool = new EncoderPool({
  script: join(ROOT, "dist", "encoder.js"),
  folder: ENCODER,
  raw: true,
  cacheFile: join(ROOT, ".cache", "starters.sqlite"),
});
try {
  const indexed = starters.map(({ pairs }) => indexPairs(pairs));
  const raw: Float32Array[][] = [];
  for (const [k, { texts }] of indexed.entries()) {
    let told = 0;
    const onProgress = (done: number, total: number) => {
      if (done - told >= 500 || done === total) console.error(`${starters[k].id}: ${(told = done)} of ${total} texts`);
    };
    raw.push(await pool.embed(texts, { onProgress }));
  }
  const people = indexPairs(fromChosenRejected(everything));
  const read = await pool.embed(people.texts);
  const all = raw.flat();
  const directions = directionsOf(
    all,
    Array.from(people.first, (first, i) => [read[first], read[people.second[i]]] as const),
  );
  const standard = standardisationOf(all, directions);
  await writeFile(join(ENCODER, "directions.f32"), new Uint8Array(directions.buffer));
  await writeFile(join(ENCODER, "standard.json"), `${JSON.stringify(standard)}\n`);
  const { id: encoder } = await openModelFiles(ENCODER);
  for (const [k, { id, pairs, description }] of starters.entries()) {
    const features = raw[k].map((row) => standardised(row, { ...standard, directions }));
    const set = toPreferenceSet(indexed[k], features, DIMENSION);
    const head = train(set, { seed: 1, card: { id, encoder, created: CREATED, data: hashPairs(pairs), description } });
    await mkdir(join(ROOT, "media", "starters"), { recursive: true });
    // Without the report, and what tells the influence of choices: its pairs are not there to be opened.
    await saveHead(join(ROOT, "media", "starters", id), { ...head, report: undefined, agreed: undefined });
    const { heldOutAccuracy, heldOutInterval, lengthBaseline, ridge, ece } = head.card;
    console.log(
      JSON.stringify({ id, pairs: pairs.length, heldOutAccuracy, heldOutInterval, lengthBaseline, ridge, ece }),
    );
  }
} finally {
  await pool.dispose();
}
