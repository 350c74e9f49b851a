/**
 * Trains in one memory what scale/ has trained over partitions, by core's own fit: `node training-referee.ts PAIRS.jsonl FEATURES.parquet`, with
 * query, chosen and rejected a line. Prints the weights and the held-out accuracy of the mixtures that a training by sums chooses.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { heldOutMargins } from "../../src/core/evaluation/held-out.ts";
import { accuracy } from "../../src/core/evaluation/metrics.ts";
import { differencesOf, selectPairs, weightsOf } from "../../src/core/model/differences.ts";
import { foldCount, foldsByQuery } from "../../src/core/model/folds.ts";
import type { SetMixture } from "../../src/core/partitions/fit-mixtures.ts";
import { trainBySums } from "../../src/core/train-by-sums.ts";
import { readFeatures } from "../../src/scale/features.ts";
import { textKey } from "../../src/scale/text-key.ts";
import { loadHead } from "../../src/store/heads/load-head.ts";
import {
  fromChosenRejected,
  inCanonicalOrder,
  indexPairs,
  toPreferenceSet,
} from "../../src/training/training-pairs.ts";
import type { ChosenRejected } from "../../src/formats/found.ts";
import { fittedByCore } from "./fitted-by-core.ts";
import { sumsInMemory } from "./sums-in-memory.ts";

const [file, features] = process.argv.slice(2);
const read: ChosenRejected[] = [];
for await (const line of createInterface({ input: createReadStream(file) }))
  read.push(JSON.parse(line) as ChosenRejected);
const pairs = inCanonicalOrder(fromChosenRejected(read));
const indexed = indexPairs(pairs);
const general = await loadHead(join(import.meta.dirname, "..", "..", "media", "starters", "general"));
const { encoder, dimension } = general.card;
const keys = indexed.texts.map(textKey);
const phi = await readFeatures(features, encoder, new Set(keys));
const set = toPreferenceSet(
  indexed,
  keys.map((key) => phi.get(key)!),
  dimension,
);
const priors = [general.weights];
let mixtures: readonly SetMixture[] = [];
const { card } = await trainBySums(set, sumsInMemory(set), {
  starters: [{ name: "general", weights: general.weights }],
  card: { id: "referee", encoder, created: new Date(0).toISOString(), data: "", description: "By core." },
  onMixtures: (found) => (mixtures = found),
});
const all = differencesOf(set, priors);
const fold = foldsByQuery(set.group, foldCount(new Set(set.group).size, 5), 0);
const held = heldOutMargins(all, fold, (f) =>
  fittedByCore(
    selectPairs(all, (i) => fold[i] !== f),
    mixtures[f],
  ),
);
const theta = fittedByCore(all, mixtures[mixtures.length - 1]);
process.stdout.write(
  `${JSON.stringify({
    weights: Array.from(weightsOf(theta, priors, dimension)),
    heldOutAccuracy: accuracy(held, set.label, set.group).value,
    heldOut: Array.from(held),
    lengthBaseline: card.lengthBaseline,
    queries: card.queries,
    noises: mixtures.flatMap(({ parts }) => parts.map(({ noise }) => noise)),
  })}\n`,
);
