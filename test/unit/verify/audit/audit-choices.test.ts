import { describe, expect, it } from "vitest";
import { auditChoices } from "../../../../src/verify/audit/audit-choices.ts";
import { choiceAt, setOf } from "../../../support/audit.ts";

/** It prefers the text of the smaller row, by so many logits a row, and is sure of it. */
const prefersSmaller = (by: number) => ({ weights: Float32Array.of(-by), covariance: Float32Array.of(1e-6) });

/** Audits choices of better rows over worse ones, a line each; texts are named by their rows. */
function audit(pairs: readonly (readonly [number, number])[], head = prefersSmaller(1), known = false) {
  const choices = pairs.map(([better, worse], pair) =>
    choiceAt(pair + 1, { pair, chosen: `text ${better}`, other: `text ${worse}` }),
  );
  return auditChoices({ choices, head, set: setOf(pairs), knows: () => known, unread: () => 0 });
}

describe("an audit", () => {
  it("names what the model contradicts, the most doubtful first, and nothing else", async () => {
    const { findings, choices } = await audit([[0, 1], [3, 2], [2, 5], [6, 1]]); // prettier-ignore
    expect(choices).toBe(4);
    expect(findings.map(({ choice }) => choice.line)).toEqual([4, 2]);
    expect(findings[0].reasons).toEqual([
      { kind: "contradicted", probability: expect.closeTo(1 / (1 + Math.exp(-5)), 4), isKnown: false },
    ]);
  });

  it("leaves a choice out of the model that was trained on it", async () => {
    // The head follows its one choice; without it nothing is known.
    const head = { weights: Float32Array.of(0.5), covariance: Float32Array.of(1) };
    const { findings } = await audit([[1, 0]], head, true);
    const [before] = (await audit([[0, 1]], head, false)).findings;
    const [after] = (await audit([[0, 1]], head, true)).findings;
    expect(findings).toEqual([]);
    expect(after.doubt).toBeGreaterThan(before.doubt);
  });

  it("names both choices about the same texts that differ, with each other's places", async () => {
    const { findings } = await audit([[0, 1], [2, 3], [1, 0]], prefersSmaller(0)); // prettier-ignore
    expect(findings.map(({ choice, reasons }) => [choice.line, reasons])).toEqual([
      [1, [{ kind: "both-ways", with: [{ file: "choices.jsonl", line: 3, annotator: "" }] }]],
      [3, [{ kind: "both-ways", with: [{ file: "choices.jsonl", line: 1, annotator: "" }] }]],
    ]);
    expect(findings.map(({ doubt }) => doubt)).toEqual([0.5, 0.5]);
  });

  it("names the choices of a circle, each with the two others in its order", async () => {
    const { findings } = await audit([[0, 1], [1, 2], [2, 0]], prefersSmaller(0)); // prettier-ignore
    const others = findings.map(({ choice, reasons: [reason] }) => [
      choice.line,
      reason.kind === "circle" && reason.with.map(({ line }) => line),
    ]);
    expect(others.sort()).toEqual([
      [1, [2, 3]],
      [2, [3, 1]],
      [3, [1, 2]],
    ]);
  });

  it("counts the circles that a choice is in", async () => {
    const { findings } = await audit([[0, 1], [1, 2], [2, 0], [1, 3], [3, 0]], prefersSmaller(0)); // prettier-ignore
    const first = findings.find(({ choice }) => choice.line === 1)!;
    expect(first.reasons).toMatchObject([{ kind: "circle", circles: 2 }]);
  });

  it("gives a choice all of its reasons, also one that no training can use", async () => {
    const same = choiceAt(7, { chosen: "Yes.", other: "Yes. " });
    const both = choiceAt(9, { pair: 0, chosen: "a ".repeat(300), shown: { seconds: 1, at: "2026-01-01T00:00:00Z" } });
    const { findings } = await auditChoices({
      choices: [same, both],
      head: prefersSmaller(1),
      set: setOf([[1, 0]]),
      knows: () => false,
      unread: () => 0,
    });
    expect(findings.map(({ choice, reasons }) => [choice.line, reasons.map(({ kind }) => kind)])).toEqual([
      [9, ["contradicted", "fast"]],
      [7, ["identical"]],
    ]);
  });

  it("ends where its progress rejects", async () => {
    const pairs = Array.from({ length: 400 }, () => [0, 1] as const);
    const choices = pairs.map((_, pair) => choiceAt(pair + 1, { pair }));
    const job = { choices, head: prefersSmaller(1), set: setOf(pairs), knows: () => false, unread: () => 0 };
    const interrupted = auditChoices({ ...job, onProgress: () => Promise.reject(new Error("interrupted")) });
    await expect(interrupted).rejects.toThrow("interrupted");
  });
});
