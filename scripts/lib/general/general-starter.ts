/** The general head with its card: what it was made from, and what it is worth on sets that it has not seen. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dot } from "../../../src/core/math/vectors.ts";
import { DETECTED, DIMENSION, SURFACE } from "../../../src/core/features/feature-layout.ts";
import type { Head } from "../../../src/core/model/head.ts";
import { inverseOf } from "../../../src/core/math/packed-matrix.ts";
import { cholesky } from "../../../src/core/math/packed-matrix.ts";
import { hashQueries } from "../../../src/training/seen-queries.ts";
import { hashPairs } from "../../../src/training/training-pairs.ts";
import { sha256 } from "../../../src/store/files/canonical-json.ts";
import { meanLabel } from "../measure/people.ts";
import { BETWEEN, type General, isPooled, type LeftOutSet, meanOfPool } from "./general.ts";
import type { GeneralData } from "./general-data.ts";
import { figuresOf } from "./leave-one-set-out.ts";
import { SOURCES } from "./sources.ts";

/** κ: a new set of choices differs from what people share by κ times the variance that Λδ says; chosen by evidence (decision 073). */
const KAPPA = 2;

/** C = s²(A⁻¹ + κΛδ⁻¹), packed: what is unknown of what people share, and how far one person is from it. */
export function covarianceOf({ scale, pooled }: General, kappa = KAPPA): Float32Array {
  const covariance = inverseOf(cholesky(pooled.precision.slice(), DIMENSION), DIMENSION);
  for (let r = 0, at = 0; r < DIMENSION; at += ++r) covariance[at + r] += kappa / BETWEEN[r];
  return Float32Array.from(covariance, (value) => scale ** 2 * value);
}

/** Files of a set in the folder of the data. */
const filesOf = (name: string) =>
  name === "ukp"
    ? ["people/ukp-texts.jsonl", "people/ukp-votes.tsv"]
    : [["hh-helpful", "finegrained-qa"].includes(name) ? `${name}.jsonl` : `people/${name}.jsonl`];

async function cited(data: string, name: string): Promise<string> {
  const hashes = await Promise.all(filesOf(name).map(async (file) => sha256(await readFile(join(data, file), "utf8"))));
  return `${name}: ${SOURCES[name].what} (${SOURCES[name].licence}), SHA-256 ${hashes.join(" and ")}`;
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** @param data folder of the sets. */
export async function generalStarter(
  data: string,
  { sets, made }: GeneralData,
  general: General,
  leftOut: readonly LeftOutSet[],
  about: { readonly encoder: string; readonly created: string },
): Promise<Head> {
  const inPool = sets.filter(({ name }) => isPooled(name));
  const { all, chat, loss, length, ece } = figuresOf(leftOut);
  const learned = made.pairs.filter(({ heldOut }) => !heldOut);
  const sources = (await Promise.all(inPool.map(({ name }) => cited(data, name)))).join("; ");
  const mean = Float32Array.from(meanOfPool(sets));
  const queries = hashQueries([...inPool.flatMap((set) => set.pairs), ...learned]);
  const weights = Float32Array.from(general.weights);
  const geometric = (from: number, to: number) =>
    Math.exp(BETWEEN.slice(from, to).reduce((sum, value) => sum + Math.log(value), 0) / (to - from));
  return {
    card: {
      ...{ schema: 1, id: "general", dimension: DIMENSION, ...about, priors: [] },
      pairs: inPool.reduce((sum, set) => sum + set.pairs.length, 0) + learned.length,
      queries: queries.length,
      ridge: geometric(0, SURFACE.offset),
      surfaceRidge: geometric(SURFACE.offset, DETECTED),
      heldOutAccuracy: all.value,
      heldOutInterval: [all.low, all.high],
      heldOutLoss: loss,
      lengthBaseline: length,
      ece,
      data: hashPairs(
        [
          ...inPool.flatMap(({ pairs }) => pairs.map((pair) => ({ pair, label: meanLabel(pair) }))),
          ...learned.map((pair) => ({ pair, label: 1 })),
        ].map(({ pair: { query, first, second }, label }) => ({ query, first, second, label, weight: 1 })),
      ),
      description:
        `What people share: choices of ${inPool.length} public sets, pooled with random effects, and pairs of an answer with its own damage ` +
        `or with an answer to another query, which no person judged. The accuracy is the mean over ${leftOut.length} sets, each by a head that has ` +
        `not seen it, with the interval over sets; over sets of assistants' answers it is ${percent(chat.value)}. ${sources}.`,
    },
    weights,
    bias: -dot(weights, 0, mean, 0, DIMENSION),
    mean,
    covariance: covarianceOf(general),
    queries,
  };
}
