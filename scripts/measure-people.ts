/**
 * What a head is worth to a real person: accuracy on groups of queries that it never saw, after so many choices of that person, with the
 * general head that has not seen the person's set as prior. Beside it that head alone, length alone, and how often people agree.
 *
 *     npm run build && node scripts/measure-people.ts [folder of the sets, default where fetch-data.ts puts them] [sets, separated by commas]
 *
 * Means are over persons, ± one standard error. Each row compares the same persons. The gate for every change to features or priors.
 */
import { mean, standardDeviation } from "../src/core/math/statistics.ts";
import { accuracy, expectedCalibrationError } from "../src/core/evaluation/metrics.ts";
import type { SetOfChoices } from "./lib/general/general-data.ts";
import { agreementOf, drawsOf, type Draw } from "./lib/measure/person-draws.ts";
import { openGeneral } from "./lib/general/open-general.ts";
import { predictedAfter } from "./lib/measure/person-accuracy.ts";
import { CHAT_SETS } from "./lib/general/sources.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
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

const errorOf = (values: readonly number[]) => standardDeviation(values) / Math.sqrt(values.length - 1);
const percent = (value: number) => (100 * value).toFixed(1);
const withError = (values: readonly number[]) =>
  values.length > 1 ? `${percent(mean(values))} ± ${percent(errorOf(values))}` : percent(mean(values));
const print = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

/** A person's draw, and how often the general head and length alone are right on its test choices. */
interface Person {
  readonly draw: Draw;
  readonly general: number;
  readonly length: number;
}

function personsOf(set: SetOfChoices, prior: Float32Array): Person[] {
  return drawsOf(set).map((draw) => {
    const { margins, label, pairs } = predictedAfter(set, draw, 0, [prior])!;
    const lengths = pairs.map((pair) => set.pairs[pair].first.length - set.pairs[pair].second.length);
    return { draw, general: accuracy(margins, label).value, length: accuracy(lengths, label).value };
  });
}

function rowOf(set: SetOfChoices, persons: readonly Person[], choices: number, prior: Float32Array): Row | undefined {
  const measured = persons.flatMap((person) => {
    const found = predictedAfter(set, person.draw, choices, [prior]);
    return found ? [{ ...person, ...found }] : [];
  });
  if (measured.length === 0) return undefined;
  return {
    choices,
    persons: measured.length,
    after: measured.map(({ margins, label }) => accuracy(margins, label).value),
    general: measured.map(({ general }) => general),
    length: measured.map(({ length }) => length),
    ece: expectedCalibrationError(
      measured.flatMap(({ margins }) => [...margins]),
      measured.flatMap(({ label }) => label),
    ),
  };
}

const { leftOut } = await openGeneral(data);
print("set", "choices", "persons", "right", "general head", "longer wins", "people agree", "ECE");
print("---", "---", "---", "---", "---", "---", "---", "---");
const rows: (Row & { readonly name: string })[] = [];
for (const { set, weights } of leftOut) {
  if (only && !only.includes(set.name)) continue;
  const agreement = agreementOf(set);
  const prior = Float32Array.from(weights);
  const persons = personsOf(set, prior);
  for (const n of CHOICES) {
    const row = rowOf(set, persons, n, prior);
    if (row === undefined) continue;
    rows.push({ ...row, name: set.name });
    const compared = [withError(row.after), percent(mean(row.general)), percent(mean(row.length))];
    print(set.name, n, row.persons, ...compared, agreement === undefined ? "" : percent(agreement), row.ece.toFixed(3));
  }
}
for (const [name, of] of [
  ["mean of sets", () => true] as const,
  ["mean of chat sets", CHAT_SETS.includes.bind(CHAT_SETS)] as const,
]) {
  for (const n of CHOICES) {
    const some = rows.filter((row) => row.choices === n && of(row.name));
    if (some.length === 0) continue;
    const meanOf = (which: (row: Row) => readonly number[]) => percent(mean(some.map((row) => mean(which(row)))));
    print(
      name,
      n,
      "",
      meanOf((row) => row.after),
      meanOf((row) => row.general),
      meanOf((row) => row.length),
      "",
      "",
    );
  }
}
