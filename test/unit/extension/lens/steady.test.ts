import { describe, expect, it } from "vitest";
import { SteadyNumbers } from "../../../../src/extension/lens/steady.ts";
import type { DocumentResponse } from "../../../../src/extension/documents/document-response.ts";
import type { ScoredResponse } from "../../../../src/extension/scores/score.ts";

const response = (label: string) => ({ label, query: "q" }) as DocumentResponse;
const scored = (width: number, id = "one") =>
  ({ interval: [0.5 - width / 2, 0.5 + width / 2], head: { card: { id } } }) as unknown as ScoredResponse;

describe("a response's number", () => {
  it("stays, or stays away, while its range goes to and fro around the limit", () => {
    const steady = new SteadyNumbers<object>();
    const widths = [0.88, 0.92, 0.94, 0.96, 0.92, 0.88, 0.84, 0.92];
    const document = {};
    const vague = widths.map((width) => steady.isVague(document, response("A"), scored(width)));
    expect(vague).toEqual([false, false, false, true, true, true, false, false]);
  });

  it("is one response's, in one document, by one model: the others begin at the limit itself", () => {
    const steady = new SteadyNumbers<object>();
    const document = {};
    steady.isVague(document, response("A"), scored(0.99));
    expect(steady.isVague(document, response("A"), scored(0.88))).toBe(true);
    expect(steady.isVague(document, response("B"), scored(0.88))).toBe(false);
    expect(steady.isVague({}, response("A"), scored(0.88))).toBe(false);
    expect(steady.isVague(document, response("A"), scored(0.88, "two"))).toBe(false);
  });
});
