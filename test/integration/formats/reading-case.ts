import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { findLenses } from "../../../src/formats/find-lenses.ts";
import { readFileBytes } from "../../../src/formats/read-file.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";
import { responsesOf } from "../../../src/formats/read-responses.ts";
import { decodeText } from "../../../src/formats/text/decode-text.ts";
import type { Ask } from "../../../src/formats/roles/ask.ts";
import { checkRun } from "./reading-case-run.ts";
import type { Expected, Message, Read, ReadingCase } from "./reading-expectation.ts";

/** Fails where the project does not make of the case's file what is right. */
export async function checkCase(folder: string, one: ReadingCase): Promise<void> {
  const check = (expected: Expected) =>
    one.as === "score" || one.as === "train" || one.as === "evaluate"
      ? checkRun(folder, { ...one, as: one.as }, expected)
      : checkReading(folder, one, expected);
  const { either } = one.expect;
  if (either === undefined) return check(one.expect);
  const failures: unknown[] = [];
  for (const expected of either) {
    try {
      return await check(expected);
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, "None of the results that are right came out");
}

async function checkReading(folder: string, { file, line, as }: ReadingCase, expected: Expected): Promise<void> {
  const bytes = readFileSync(join(folder, file));
  const reading = await readFileBytes(bytes, file);
  const here = <T extends { readonly line: number }>(all: readonly T[]) =>
    all.filter((one) => line === undefined || one.line === line);
  const read = pairsOf({ ...reading, samples: here(reading.samples) });
  const { responses } = responsesOf({ ...reading, samples: here(reading.samples) });
  if (expected.pairs !== undefined) checkList(read.pairs, expected.pairs);
  if (expected.responses !== undefined) checkList(responses, expected.responses);
  if (expected.ties !== undefined) expect(read.ties).toHaveLength(expected.ties);
  if (expected.both_bad !== undefined) expect(read.bothBad).toHaveLength(expected.both_bad);
  if (expected.queries !== undefined) expect(new Set(responses.map(({ query }) => query)).size).toBe(expected.queries);
  if (expected.lenses !== undefined) {
    const { responses: lenses, notice } = lensesOf(decodeText(bytes).text, file);
    checkList(lenses, expected.lenses);
    expect(notice?.kind.startsWith("no-") ?? false).toBe(expected.notice !== undefined);
  }
  // One question at most for what a record leaves open, and none where it does not.
  const asks = here(reading.asks);
  if (as === "pairs") expect(asks.length > 0, JSON.stringify(reading.asks)).toBe(expected.ask !== undefined);
  await checkAnswers(bytes, file, asks, expected);
  const problems = here(reading.problems);
  if (expected.skipped !== undefined) expect(new Set(problems.map((one) => one.line)).size).toBe(expected.skipped);
  else if (expected.warned) expect(problems).not.toEqual([]);
  if (expected.ties !== undefined && expected.skipped === undefined) expect(problems).toEqual([]);
  // Letters that could not be read must not be replaced.
  expect(JSON.stringify(reading.samples.map(({ responses: all }) => all))).not.toContain("\uFFFD");
}

/** One of the answers that are offered gives each result that is right after an answer. */
async function checkAnswers(
  bytes: Uint8Array,
  file: string,
  asks: readonly Ask[],
  { if: results = [] }: Expected,
): Promise<void> {
  const texts = (pairs: readonly Read[]) => pairs.map(({ query, chosen, rejected }) => ({ query, chosen, rejected }));
  const offered = await Promise.all(
    asks
      .flatMap(({ choices }) => choices)
      .map(async ({ answers }) => texts(pairsOf(await readFileBytes(bytes, file, { answers })).pairs)),
  );
  for (const { pairs } of results) expect(offered).toContainEqual(texts(pairs as readonly Read[]));
}

/** The lenses of a file; of a notebook those of the text of its Markdown cells. */
function lensesOf(text: string, file: string) {
  if (!file.endsWith(".ipynb")) return findLenses(text, file);
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  const own = cells.filter(({ cell_type }) => cell_type === "markdown").map(({ source }) => [source].flat().join(""));
  return findLenses(own.join("\n\n"), "notebook.md");
}

function checkList(have: readonly Omit<Read, "query_has">[], want: readonly Read[] | number): void {
  if (typeof want === "number") return expect(have).toHaveLength(want);
  expect(have, JSON.stringify(have)).toHaveLength(want.length);
  want.forEach(({ query, query_has, ...texts }, i) => {
    for (const name of ["response", "chosen", "rejected"] as const)
      if (texts[name] !== undefined) expect(have[i][name]?.trim()).toBe(texts[name].trim());
    const asked = have[i].query as string;
    if (typeof query === "string") expect(asked).toBe(query);
    const parts = query_has ?? (Array.isArray(query) ? (query as Message[]).map(({ content }) => content) : []);
    for (const part of parts) expect(asked).toContain(part);
  });
}
