import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRows } from "../../src/formats/records/csv/csv-rows.ts";
import { findLenses } from "../../src/formats/find-lenses.ts";
import { decodeText } from "../../src/formats/text/decode-text.ts";
import { findResponses } from "../../src/formats/documents/find-responses.ts";
import type { FoundDocument } from "../../src/formats/found.ts";
import { MAX_RESPONSES } from "../../src/formats/text/limits.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { readResponses } from "../../src/formats/read-responses.ts";
import { readFileText } from "../../src/formats/read-file.ts";
import { name, record, text, words } from "./any-input.ts";

const RUNS = { numRuns: 5000 };

/** Whatever a document contains, its parts have their places, and lines are lines of it. */
function expectPlaces(source: string, { responses, problems }: FoundDocument): void {
  const lines = source.split(/\r\n?|\n/).length;
  for (const { line, message } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(message).not.toBe("");
  }
  for (const { start, end, anchor, queryStart, queryEnd, response } of responses) {
    for (const [from, to] of [
      [start, end],
      [queryStart, queryEnd],
    ]) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(source.length);
    }
    expect(anchor).toBeLessThanOrEqual(start);
    expect(response.trim()).not.toBe("");
  }
}

describe("any text", () => {
  it.each(["markdown", "plaintext"] as const)("has its responses in their places, as %s", (kind) => {
    fc.assert(
      fc.property(text, (source) => {
        const found = findResponses(source, kind);
        expectPlaces(source, found);
        for (const { start, end, response, label, query, queryStart, queryEnd } of found.responses) {
          expect(source.slice(start, end).replace(/\r\n?/g, "\n")).toBe(response);
          if (/^response/i.test(label)) expect(source.slice(queryStart, queryEnd).replace(/\r\n?/g, "\n")).toBe(query);
        }
      }),
      RUNS,
    );
  });

  it.each(["jsonl", "json", "csv"] as const)("is read as %s without an error", (kind) => {
    fc.assert(
      fc.property(text, (source) => {
        const { pairs, problems } = readPairs(source, `x.${kind}`);
        for (const { chosen, rejected } of pairs) expect(chosen).not.toBe(rejected);
        for (const { line } of problems) expect(line).toBeGreaterThanOrEqual(1);
        readResponses(source, `x.${kind}`);
      }),
      RUNS,
    );
  });

  it("comes back from its cells", () => {
    const cell = text.map((one) => one.replace(/\r\n?/g, "\n"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const source = [["one", "two"], ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\r\n");
        expect(csvRows(source).rows.map(({ fields }) => [fields["one"], fields["two"]])).toEqual(rows);
      }),
      RUNS,
    );
  });

  it("is decoded from UTF-8 and UTF-16, and any bytes become some text", () => {
    fc.assert(
      fc.property(
        text.map((one) => one.toWellFormed().replaceAll("\uFEFF", "")),
        fc.uint8Array({ maxLength: 200 }),
        (one, bytes) => {
          expect(decodeText(Buffer.from(one)).text).toBe(one);
          expect(decodeText(Buffer.from(`\uFEFF${one}`, "utf16le")).text).toBe(one);
          expect(decodeText(Buffer.from(`\uFEFF${one}`, "utf16le").swap16()).text).toBe(one);
          const { text: any, problems } = decodeText(bytes);
          if (any.includes("\uFFFD"))
            expect(problems.length + Number(Buffer.from(bytes).includes("\uFFFD"))).toBeGreaterThan(0);
        },
      ),
      RUNS,
    );
  });
});

describe("any record", () => {
  it("is read or reported, in its place, with as many responses as are read at most", () => {
    fc.assert(
      fc.property(record, (value) => {
        const source = JSON.stringify(value);
        const { samples, problems } = readFileText(source, "x.jsonl");
        expect(samples.length + problems.length).toBeGreaterThan(0);
        for (const { responses, judgements, query } of samples) {
          expect(responses.length).toBeLessThanOrEqual(MAX_RESPONSES);
          expect(query).not.toContain("\r");
          for (const { better, worse } of judgements) {
            expect(responses[better]).toBeDefined();
            expect(responses[worse]).toBeDefined();
          }
        }
        expectPlaces(source, { ...findLenses(source, "a.jsonl"), problems: [] });
      }),
      RUNS,
    );
  });

  it("is the same with fields that are null", () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.oneof(text, words, record), { maxKeys: 6 }),
        fc.array(name),
        (fields, nulls) => {
          const more = Object.fromEntries(nulls.filter((one) => !(one in fields)).map((one) => [one, null]));
          const [without, with_] = [fields, { ...more, ...fields }].map((one) =>
            readFileText(JSON.stringify(one), "x.jsonl"),
          );
          const brief = (read: typeof without) =>
            read.samples.map(({ query, responses, judgements }) => [
              query,
              responses.map((one) => one.text),
              [...judgements],
            ]);
          expect(brief(with_)).toEqual(brief(without));
          expect(with_.problems).toEqual(without.problems);
        },
      ),
      RUNS,
    );
  });
});
