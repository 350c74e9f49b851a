import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { decodeText } from "../../src/formats/text/decode-text.ts";
import { documentKind, findResponses } from "../../src/formats/documents/find-responses.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { readResponses } from "../../src/formats/read-responses.ts";
import { recordFileKind } from "../../src/formats/read-samples.ts";
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

function checkReading(folder: string, { file, line, as }: ReadingCase, expected: Expected): void {
  const { text, problems: unread } = decodeText(readFileSync(join(folder, file)));
  const records = recordFileKind(file);
  const kind = records ?? documentKind(file) ?? "plaintext";
  const here = <T extends { readonly line: number }>(all: readonly T[]) =>
    all.filter((one) => line === undefined || one.line === line);
  const asPairs = readPairs(text, undefined, records);
  const asResponses = readResponses(text, kind);
  if (expected.pairs !== undefined) checkList(here(asPairs.pairs), expected.pairs);
  if (expected.responses !== undefined) checkList(here(asResponses.responses), expected.responses);
  if (expected.lenses !== undefined && documentKind(file)) {
    checkList(findResponses(text, documentKind(file)!).responses, expected.lenses);
  }
  const { problems } = as === "pairs" ? asPairs : asResponses;
  const lines = new Set(here([...unread, ...problems]).map((problem) => problem.line));
  if (expected.skipped !== undefined) expect(lines.size).toBe(expected.skipped);
  else if (expected.say !== undefined) expect([...unread, ...problems]).not.toEqual([]);
  // Letters that could not be read must not be replaced.
  expect(JSON.stringify(asResponses.responses)).not.toContain("\uFFFD");
}

function checkList(have: readonly Omit<Read, "query_has">[], want: readonly Read[] | number): void {
  if (typeof want === "number") return expect(have).toHaveLength(want);
  expect(have, JSON.stringify(have)).toHaveLength(want.length);
  want.forEach(({ query, query_has, ...texts }, i) => {
    for (const name of ["response", "chosen", "rejected"] as const)
      if (texts[name] !== undefined) expect(have[i][name]?.trim()).toBe(texts[name]);
    const asked = have[i].query as string;
    if (typeof query === "string") expect(asked).toBe(query);
    const parts = query_has ?? (Array.isArray(query) ? (query as Message[]).map(({ content }) => content) : []);
    for (const part of parts) expect(asked).toContain(part);
  });
}
