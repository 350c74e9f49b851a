import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "../../../webview/text/differences.ts";

describe("differences", () => {
  const words = (text: string, stretches: readonly (readonly [number, number])[]) =>
    stretches.map(([start, end]) => text.slice(start, end));

  it("are the words that one text alone has", () => {
    const [one, two] = ["The quick  brown fox.", "The slow brown\nfox, then."];
    const [left, right] = differences(one, two)!;
    expect(words(one, left)).toEqual(["quick"]);
    expect(words(two, right)).toEqual(["slow", ", then"]);
  });

  it("are absent between texts that differ in white space", () => {
    expect(differences("a  b\n\nc", "a b c")).toEqual([[], []]);
  });

  it("leave, taken away, the same words on both sides", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "der", "猫が好き", "."), { maxLength: 30 })
      .map((list) => list.join(" "));
    const without = (whole: string, stretches: readonly (readonly [number, number])[]) =>
      [...stretches].reverse().reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), whole);
    fc.assert(
      fc.property(text, text, (one, two) => {
        const [left, right] = differences(one, two)!;
        expect(without(one, left).replace(/\s/g, "")).toBe(without(two, right).replace(/\s/g, ""));
      }),
    );
  });

  it("are given up in texts that are too long, and where they would be too many to mark", () => {
    expect(differences("a ".repeat(30_000), "a ".repeat(30_000))).toBeUndefined();
    const text = (other: string, places: number) =>
      Array.from({ length: places }, (_, i) => `same ${other}${i}`).join(" ");
    expect(differences(text("x", 401), text("y", 401))).toBeUndefined();
    expect(differences(text("x", 300), text("y", 300))![0]).toHaveLength(300);
  });

  it("are given up where looking takes too long", () => {
    const text = (seed: number) => Array.from({ length: 6000 }, (_, i) => `w${(i * seed) % 99_991}`).join(" ");
    expect(differences(text(7919), text(104_729))).toBeUndefined();
  });
});
