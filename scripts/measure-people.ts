/**
 * What a head is worth to a real person: accuracy on groups of queries that it never saw, after so many choices of that person, with the
 * general head that has not seen the person's set as prior. Beside it that head alone, length alone, and how often people agree.
 *
 *     npm run build && node scripts/measure-people.ts [folder of the sets, default ../shared/data] [sets, separated by commas]
 *
 * Means are over persons, ± one standard error. Each row compares the same persons. The gate for every change to features or priors.
 */
import { join, resolve } from "node:path";
import { accuracy, expectedCalibrationError } from "../src/core/evaluation/metrics.ts";
import { openModelFiles } from "../src/encoder/model-files.ts";
import { EncoderPool } from "../src/encoder/pool.ts";
import { loadHead } from "../src/store/heads/head-files.ts";
import { generalData, rawCache, type SetOfChoices } from "./lib/general-data.ts";
import { generalHead, POWER } from "./lib/general.ts";
import { agreementOf, drawsOf } from "./lib/person-draws.ts";
import { predictedAfter } from "./lib/person-accuracy.ts";
import { CHAT_SETS } from "./lib/sources.ts";

const ROOT = resolve(import.meta.dirname, "..");
const ENCODER = join(ROOT, "media", "encoder");
const data = resolve(process.argv[2] ?? join(ROOT, "..", "shared", "data"));
const only = process.argv[3]?.split(",");
const CHOICES = [0, 5, 10, 20, 40, 100, 200];

interface Row {
  readonly choices: number;
  readonly persons: number;
  /** Per person, 0 to 1. */
  readonly after: readonly number[];
  readonly general: readonly number[];
  readonly length: readonly number[];
  readonly ece: number;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const errorOf = (values: readonly number[]) => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
};
const percent = (value: number) => (100 * value).toFixed(1);
const withError = (values: readonly number[]) =>
  values.length > 1 ? `${percent(meanOf(values))} ± ${percent(errorOf(values))}` : percent(meanOf(values));
const print = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

function rowOf(set: SetOfChoices, choices: number, prior: Float32Array): Row | undefined {
  const [after, general, length, all, labels]: number[][] = [[], [], [], [], []];
  for (const draw of drawsOf(set)) {
    const found = predictedAfter(set, draw, choices, [prior]);
    if (found === undefined) continue;
    const { label } = found;
    const lengths = found.pairs.map((pair) => set.pairs[pair].first.length - set.pairs[pair].second.length);
    after.push(accuracy(found.margins, label).value);
    general.push(accuracy(predictedAfter(set, draw, 0, [prior])!.margins, label).value);
    length.push(accuracy(lengths, label).value);
    all.push(...found.margins);
    labels.push(...label);
  }
  if (after.length === 0) return undefined;
  return { choices, persons: after.length, after, general, length, ece: expectedCalibrationError(all, labels) };
}

const pool = new EncoderPool({
  ...{ script: join(ROOT, "dist", "encoder.js"), folder: ENCODER, raw: true, cacheFile: rawCache(ROOT) },
});
try {
  const { standard } = await openModelFiles(ENCODER);
  if (standard === undefined) throw new Error(`${ENCODER} has no standard.json.`);
  const choices = await generalData(data, pool, standard, POWER);
  const { weights: topical } = await loadHead(join(ROOT, "media", "starters", "on-topic"));
  const { leftOut } = generalHead(choices, topical);
  print("set", "choices", "persons", "right", "general head", "longer wins", "people agree", "ECE");
  print("---", "---", "---", "---", "---", "---", "---", "---");
  const rows: (Row & { readonly name: string })[] = [];
  for (const { set, weights } of leftOut) {
    if (only && !only.includes(set.name)) continue;
    const agreement = agreementOf(set);
    for (const n of CHOICES) {
      const row = rowOf(set, n, Float32Array.from(weights));
      if (row === undefined) continue;
      rows.push({ ...row, name: set.name });
      const compared = [withError(row.after), percent(meanOf(row.general)), percent(meanOf(row.length))];
      print(
        set.name,
        n,
        row.persons,
        ...compared,
        agreement === undefined ? "" : percent(agreement),
        row.ece.toFixed(3),
      );
    }
  }
  for (const [name, of] of [
    ["mean of sets", () => true] as const,
    ["mean of chat sets", CHAT_SETS.includes.bind(CHAT_SETS)] as const,
  ]) {
    for (const n of CHOICES) {
      const some = rows.filter((row) => row.choices === n && of(row.name));
      if (some.length === 0) continue;
      const mean = (which: (row: Row) => readonly number[]) => percent(meanOf(some.map((row) => meanOf(which(row)))));
      print(
        name,
        n,
        "",
        mean((row) => row.after),
        mean((row) => row.general),
        mean((row) => row.length),
        "",
        "",
      );
    }
  }
} finally {
  await pool.dispose();
}
