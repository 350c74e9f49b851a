import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitOffsets } from "../../../../src/formats/documents/unit-offsets.ts";

describe("unitOffsets", () => {
  it("is the same place in plain text", () => {
    expect([...unitOffsets("ab", "ab")!]).toEqual([0, 1, 2]);
  });

  it("steps over the escapes of a JSON string", () => {
    const source = String.raw`a\n\u00e9\"b`;
    expect([...unitOffsets(source, 'a\né"b')!]).toEqual([0, 1, 3, 9, 11, 12]);
  });

  it("finds every unit's own source, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const source = JSON.stringify(text).slice(1, -1);
        const offsets = unitOffsets(source, text)!;
        expect(offsets.at(-1)).toBe(source.length);
        for (let i = 0; i < text.length; i++)
          expect(JSON.parse(`"${source.slice(offsets[i], offsets[i + 1])}"`)).toBe(text[i]);
      }),
    );
  });

  it("steps over the CR of a CRLF, the second of two quotes of a cell, and the indentation of YAML", () => {
    expect([...unitOffsets("a\r\nb", "a\nb")!]).toEqual([0, 1, 3, 4]);
    expect([...unitOffsets('say ""hi""', 'say "hi"')!]).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 10]);
    expect([...unitOffsets("ab\n      cd\n", "ab\ncd\n")!]).toEqual([0, 1, 2, 9, 10, 11, 12]);
    expect([...unitOffsets("ab\n  cd", "ab cd")!]).toEqual([0, 1, 2, 5, 6, 7]);
    expect([...unitOffsets("it''s", "it's")!]).toEqual([0, 1, 2, 4, 5]);
  });

  it("takes a backslash of plain text for itself", () => {
    expect([...unitOffsets("a\\\\n", "a\\\\n")!]).toEqual([0, 1, 2, 3, 4]);
  });

  it("knows none where the source is something else", () => {
    expect(unitOffsets('{"a":"x","b":"y"}', "x\n\ny")).toBeUndefined();
    expect(unitOffsets("ab", "abc")).toBeUndefined();
  });
});
