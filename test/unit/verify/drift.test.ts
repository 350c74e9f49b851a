import { describe, expect, it } from "vitest";
import { checkDrift, driftText } from "../../../src/verify/drift.ts";
import { numberHead, readNumbers } from "../../support/verify.ts";

/** Its average response is 0; a response is as unlike as its number is large. */
const head = numberHead(0.01, 0.1);
const responses = (numbers: readonly (number | string)[], queries = numbers.length) =>
  numbers.map((x, i) => ({ query: `q${i % queries}`, response: `${x} .`, file: "out.jsonl", line: i + 1 }));

describe("how much of a folder is unlike the choices", () => {
  it("is a share with its range, and the most unlike first", async () => {
    const drift = (await checkDrift(responses([1, -40, 2, 30, ...Array<number>(36).fill(3)]), head, readNumbers))!;
    expect(drift.share.value).toBeCloseTo(2 / 40, 12);
    expect(drift.share.low).toBeGreaterThan(0);
    expect(drift.share.low).toBeLessThan(0.05);
    expect(drift.share.high).toBeLessThan(0.2);
    expect(drift.unlike.map(({ line }) => line)).toEqual([2, 4]);
    const said = driftText(drift, head);
    expect(said).toMatch(/^5\.0% \(\d\.\d% to \d+\.\d%\) of 40 responses are unlike your choices\.$/);
    const own = { card: { ...head.card, unseen: { scoredShare: 0.96 } } };
    expect(driftText(drift, own)).toMatch(/ Of responses like them it would be about 4\.0%\.$/);
  });

  it("has a wider range where responses share a query", async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => (i % 6 === 0 ? 50 : 1));
    const apart = (await checkDrift(responses(numbers), head, readNumbers))!.share;
    const together = (await checkDrift(responses(numbers, 6), head, readNumbers))!.share;
    expect(together.high - together.low).toBeGreaterThan(1.5 * (apart.high - apart.low));
  });

  it("leaves out and counts what cannot be read", async () => {
    const drift = (await checkDrift(responses([1, "?", 2]), head, readNumbers))!;
    expect([drift.responses, drift.unreadable]).toEqual([2, 1]);
    expect(driftText(drift, head)).toContain("1 response can't be read");
    expect(await checkDrift(responses(["?"]), head, readNumbers)).toBeUndefined();
  });
});
