import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, type Stretch } from "../../../webview/text/differences.ts";

/** The differences of texts that are like enough. */
function marked(one: string, two: string): readonly [Stretch[], Stretch[]] {
  const found = differences(one, two);
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** Length of the longest sequence of words that two texts share, by the textbook's table. */
function shared(one: readonly string[], two: readonly string[]): number {
  let row = new Array<number>(two.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    two.forEach((other, j) => next.push(word === other ? row[j] + 1 : Math.max(row[j + 1], next[j])));
    row = next;
  }
  return row[two.length];
}

describe("differences", () => {
  const words = (text: string, stretches: readonly (readonly [number, number])[]) =>
    stretches.map(([start, end]) => text.slice(start, end));

  it("are the words that one text alone has", () => {
    const [one, two] = ["The quick  brown fox.", "The slow brown\nfox, then."];
    const [left, right] = marked(one, two);
    expect(words(one, left)).toEqual(["quick"]);
    expect(words(two, right)).toEqual(["slow", ", then"]);
  });

  it("are absent between texts that differ in white space", () => {
    expect(differences("a  b\n\nc", "a b c")).toEqual([[], []]);
  });

  it("leave, taken away, the same words on both sides, of texts that share half of their words at least", () => {
    const list = fc.array(fc.constantFrom("a", "b", "c", "der", "die", "."), { maxLength: 30 });
    const without = (whole: string, stretches: readonly (readonly [number, number])[]) =>
      [...stretches].reverse().reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), whole);
    fc.assert(
      fc.property(list, list, (first, second) => {
        const [one, two] = [first.join(" "), second.join(" ")];
        const found = differences(one, two);
        const like = 4 * shared(first, second) >= first.length + second.length;
        if (!like) return void expect(found).toBe("different");
        const [left, right] = found as readonly [Stretch[], Stretch[]];
        expect(without(one, left).replace(/\s/g, "")).toBe(without(two, right).replace(/\s/g, ""));
      }),
    );
  });

  it("are given up in texts that are too long, and where they would be too many to mark", () => {
    expect(differences("a ".repeat(30_000), "a ".repeat(30_000))).toBe("long");
    const text = (other: string, places: number) =>
      Array.from({ length: places }, (_, i) => `same ${other}${i}`).join(" ");
    expect(differences(text("x", 401), text("y", 401))).toBe("long");
    expect(marked(text("x", 300), text("y", 300))[0]).toHaveLength(300);
  });

  it("are given up where looking takes too long", () => {
    const text = (seed: number) => Array.from({ length: 6000 }, (_, i) => `w${(i * seed) % 99_991}`).join(" ");
    expect(differences(text(7919), text(104_729))).toBe("long");
  });
});
