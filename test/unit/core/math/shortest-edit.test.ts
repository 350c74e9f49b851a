import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortestEdit } from "../../../../src/core/math/shortest-edit.ts";

/** Length of the longest common subsequence, by its table. */
function common(first: readonly number[], second: readonly number[]): number {
  let row = new Array<number>(second.length + 1).fill(0);
  for (const item of first) {
    const next = [0];
    for (let j = 0; j < second.length; j++) next.push(item === second[j] ? row[j] + 1 : Math.max(next[j], row[j + 1]));
    row = next;
  }
  return row.at(-1)!;
}
const kept = (items: readonly number[], only: Uint8Array) => items.filter((_, i) => only[i] === 0);
const edit = (first: readonly number[], second: readonly number[], most: number) =>
  shortestEdit(Int32Array.from(first), Int32Array.from(second), most);

describe("shortestEdit", () => {
  const sequence = fc.array(fc.nat(4), { maxLength: 25 });

  it("leaves the same sequence on both sides, the longest there is, and none where it may not take so many edits", () => {
    fc.assert(
      fc.property(sequence, sequence, (first, second) => {
        const edits = first.length + second.length - 2 * common(first, second);
        const { onlyFirst, onlySecond } = edit(first, second, edits)!;
        expect(kept(first, onlyFirst)).toEqual(kept(second, onlySecond));
        expect(kept(first, onlyFirst)).toHaveLength(common(first, second));
        if (edits > 0) expect(edit(first, second, edits - 1)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it("has none for sequences that are the same, however long", () => {
    const long = Array.from({ length: 100_000 }, (_, i) => i);
    const { onlyFirst, onlySecond } = edit(long, long, 0)!;
    expect([onlyFirst, onlySecond].some((only) => only.includes(1))).toBe(false);
  });
});
