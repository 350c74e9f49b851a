import type { Head } from "../../src/core/model/head.ts";
import { SourceError } from "../../src/verify/sources/files.ts";
import { verify, type Scorer } from "../../src/verify/verify.ts";
import { memoryFiles, numberHead, readNumbers } from "./verify.ts";

const heads: Record<string, Head> = { general: numberHead(1, 0.1), "./unsure": numberHead(1, 2) };
const scorer: Scorer = {
  read: readNumbers,
  load: (model) =>
    model in heads ? Promise.resolve(heads[model]) : Promise.reject(new SourceError(`There is no model ${model}`)),
  loadBefore: () => Promise.resolve(undefined),
};
/** Checks files in memory, against others where they are given. */
export const verifyInMemory = (
  now: Record<string, string>,
  before?: Record<string, string>,
  other: Partial<Scorer> = {},
) =>
  verify({
    version: "1.0.0",
    patterns: ["**/*.reward.yaml"],
    files: memoryFiles(now),
    withScorer: (_, work) => work({ ...scorer, ...other }),
    baseline: before && { revision: "main", commit: "0".repeat(40), files: memoryFiles(before) },
  });
/** Records of responses that begin with numbers, one query each. */
export const lines = (values: readonly number[]) =>
  values.map((value, i) => JSON.stringify({ query: `q${i}`, response: `${value} .` })).join("\n");
