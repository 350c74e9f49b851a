import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERY_PAIR_UP_TO, schedule } from "../../../src/extension/pairs/schedule.ts";

const texts = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 60 });

/** Whether every text can be reached from the first by pairs. */
function isConnected(all: readonly string[], pairs: readonly (readonly [string, string])[]): boolean {
  const reached = new Set([all[0]]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const [a, b] of pairs) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
  }
  return reached.size === all.length;
}

describe("schedule", () => {
  it("joins all responses by at most 2n distinct pairs, in the order of the source", () => {
    fc.assert(
      fc.property(fc.string(), texts, (query, all) => {
        const pairs = schedule(query, all);
        expect(isConnected(all, pairs)).toBe(true);
        expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(pairs.length);
        for (const [a, b] of pairs) expect(all.indexOf(a)).toBeLessThan(all.indexOf(b));
        const n = all.length;
        if (n <= EVERY_PAIR_UP_TO) expect(pairs).toHaveLength((n * (n - 1)) / 2);
        else expect(pairs.length).toBeLessThanOrEqual(2 * n);
      }),
    );
  });

  it("asks about each of many responses two to four times", () => {
    const all = Array.from({ length: 100 }, (_, i) => `text ${i}`);
    const pairs = schedule("q", all);
    expect(pairs.length).toBeGreaterThan(190);
    const met = all.map((text) => pairs.filter((pair) => pair.includes(text)).length);
    expect(Math.min(...met)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...met)).toBeLessThanOrEqual(4);
  });

  it("keeps all but the neighbours' pairs when a response changes", () => {
    const all = Array.from({ length: 50 }, (_, i) => `text ${i}`);
    const before = new Set(schedule("q", all).map(String));
    const after = schedule("q", all.with(20, "text 20, edited"));
    expect(after.filter((pair) => !before.has(String(pair))).length).toBeLessThanOrEqual(8);
  });
});
