import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../src/store/canonical-json.ts";
import { readPlainLine } from "../../../src/store/plain-line.ts";
import { toLogRecord } from "../../../src/store/record-schema.ts";
import { preference } from "../../support/preference.ts";

const id = "0123456789abcdef".repeat(2);
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    '"',
    "\\",
    "\\u0041",
    "a\nb\t",
    "\u2028",
    "“quoted” — é",
    "\u0000",
    "\ud800",
    "x".repeat(100_000),
  ),
);
const record = fc
  .record({
    ...{ annotator: text, query: text, reason: text, source: text, responses: fc.tuple(text, text) },
    choice: fc.constantFrom("first", "second", "tie", "both-bad", "skip"),
    strength: fc.constantFrom(1, 2, 3),
    shown: fc.constantFrom([0, 1], [1, 0]),
    seconds: fc.oneof(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), fc.nat(1000), fc.constant(4.2)),
    at: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date("2099-01-01") })
      .map((date) => date.toISOString()),
  })
  .map((fields) => canonicalJson({ ...preference(""), ...fields, schema: 2, kind: "preference", id }));

const latin1 = (line: string) => Buffer.from(line).toString("latin1");

/** What JSON and the check say of a line, without the responses; undefined where they refuse it. */
function checked(line: string): object | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const read = toLogRecord(value);
  if (!("record" in read) || read.record.kind !== "preference") return undefined;
  const { responses, ...rest } = read.record;
  return responses.length === 2 ? rest : undefined;
}

describe("a line read without its responses", () => {
  it("says what JSON says, and is read so in most cases", () => {
    let plain = 0;
    const property = fc.property(record, (line) => {
      const found = readPlainLine(latin1(line));
      if (found === undefined) return;
      plain++;
      expect(found).toEqual(checked(line));
    });
    fc.assert(property, { numRuns: 2000 });
    expect(plain).toBeGreaterThan(800);
  });

  it("is refused wherever JSON or the check refuses it: a character more, less or changed", () => {
    let [refused, plain] = [0, 0];
    const part = fc.constantFrom(
      "",
      '"',
      "\\",
      "\\x",
      ",",
      "}",
      "{",
      "[",
      " ",
      "\n",
      "\r",
      "\u0001",
      "0",
      "e9",
      "é",
      '"mood":1,',
    );
    const property = fc.property(
      record,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(2),
      part,
      (line, where, cut, put) => {
        const at = Math.floor(where * line.length);
        const changed = line.slice(0, at) + put + line.slice(at + cut);
        const [found, right] = [readPlainLine(latin1(changed)), checked(Buffer.from(changed).toString())];
        if (right === undefined) refused++;
        if (found === undefined) return;
        plain++;
        expect(found).toEqual(right);
      },
    );
    fc.assert(property, { numRuns: 5000 });
    expect(refused).toBeGreaterThan(1000);
    expect(plain).toBeGreaterThan(50);
  });

  it("is left to JSON where it contains a field that few have", () => {
    const line = canonicalJson({
      ...preference("q"),
      schema: 2,
      kind: "preference",
      id,
      at: "2026-11-23T12:00:00.000Z",
      tags: ["short"],
    });
    expect(checked(line)).toMatchObject({ tags: ["short"] });
    expect(readPlainLine(line)).toBeUndefined();
  });
});
