import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftRange, shiftRangeByEdit, type OffsetChange } from "../../../src/extension/documents/tracked-range.ts";

const range = { start: 10, end: 20 };
const change = (rangeOffset: number, rangeLength: number, text: string): OffsetChange => ({
  rangeOffset,
  rangeLength,
  text,
});

describe("shiftRange", () => {
  it.each([
    ["typing before moves it", change(3, 0, "abc"), { start: 13, end: 23 }],
    ["deleting before moves it back", change(0, 4, ""), { start: 6, end: 16 }],
    ["typing behind leaves it", change(20, 0, "abc"), range],
    ["typing at its start stays outside", change(10, 0, "abc"), { start: 13, end: 23 }],
    ["typing inside makes it longer", change(15, 0, "abc"), { start: 10, end: 23 }],
    ["replacing all of it keeps it", change(10, 10, "abc"), { start: 10, end: 13 }],
    ["deleting all of it ends it", change(10, 10, ""), undefined],
    ["deleting more than it ends it", change(5, 20, "abc"), undefined],
    ["deleting it and what follows ends it", change(10, 12, "x"), undefined],
    ["an edit over its start cuts it", change(8, 4, "x"), { start: 9, end: 17 }],
    ["an edit over its end cuts it", change(18, 4, "x"), { start: 10, end: 18 }],
  ])("%s", (_, edit, expected) => {
    expect(shiftRange(range, edit)).toEqual(expected);
  });

  it("applies all changes of one edit, whatever their order", () => {
    const changes = [change(0, 0, "ab"), change(15, 1, ""), change(30, 0, "z")];
    expect(shiftRangeByEdit(range, changes)).toEqual({ start: 12, end: 21 });
    expect(shiftRangeByEdit(range, changes.toReversed())).toEqual({ start: 12, end: 21 });
  });

  it("keeps marking the same characters, minus those that an edit took", () => {
    const edit = fc.record({ at: fc.nat(30), cut: fc.nat(10), text: fc.stringMatching(/^[A-Z]{0,5}$/) });
    fc.assert(
      fc.property(edit, ({ at, cut, text }) => {
        const before = "....................".slice(0, 10) + "abcdefghij" + "..............................";
        const after = before.slice(0, at) + text + before.slice(at + cut);
        const left = [..."abcdefghij"].filter((letter) => after.includes(letter)).join("");
        const shifted = shiftRange(range, change(at, cut, text));
        const marked = shifted === undefined ? "" : after.slice(shifted.start, shifted.end).replace(/[A-Z]/g, "");
        expect(marked).toBe(left);
      }),
    );
  });
});
