import { describe, expect, it } from "vitest";
import { exportTo } from "../../../src/export/export-choices.ts";
import { targetOf, targets } from "../../../src/export/targets.ts";
import { whatIsLost } from "../../../src/export/what-is-lost.ts";
import { choice, conversation, lostOf } from "./choices.ts";

const [good, bad] = choice().responses;

describe("what a file has no place for", () => {
  const every = choice({ ...conversation, strength: 3, weight: 0.5, reason: "why", tags: ["t"], annotator: "Ada" });

  it.each([
    ["trl", ["strengths", "weights", "annotators", "reasons", "turns"]],
    ["trl-chat", ["strengths", "weights", "annotators", "reasons"]],
    ["kto", ["strengths", "weights", "annotators", "reasons", "pairing", "turns"]],
    ["kto-chat", ["strengths", "weights", "annotators", "reasons", "pairing"]],
    ["openai", ["strengths", "weights", "annotators", "reasons"]],
    ["axolotl", ["strengths", "weights", "annotators", "reasons"]],
    ["llama-factory", ["strengths", "weights", "annotators", "reasons"]],
    ["argilla", ["turns"]],
    ["csv", []],
    ["parquet", []],
  ])("is counted of %s", (name, wanted) => {
    expect(lostOf(name, every)).toEqual(wanted);
  });

  it.each(targets.map(({ name }) => name))("leaves skipped pairs and pairs of the same look out of %s", (name) => {
    expect(lostOf(name, choice({ choice: "skip" }))).toEqual(["skips"]);
    expect(lostOf(name, choice({ responses: ["a  b", "a b "] }))).toEqual(["same"]);
  });

  it("counts pairs that are decided both ways, whoever did and in whatever order", () => {
    const turned = choice({ responses: [bad, good], annotator: "Grace" });
    expect(exportTo(targetOf("trl")!, [choice(), turned]).contradictions).toBe(1);
    expect(exportTo(targetOf("trl")!, [choice(), { ...turned, choice: "second" }]).contradictions).toBe(0);
    expect(exportTo(targetOf("csv")!, [choice(), choice({ choice: "tie" })]).contradictions).toBe(0);
  });

  it("counts texts that UTF-8 cannot hold", () => {
    expect(lostOf("csv", choice({ query: "half \ud800" }))).toEqual(["characters"]);
    expect(lostOf("trl", choice({ query: "half \ud800", annotator: "" }))).toEqual([]);
  });

  it("is said in sentences, and nothing where nothing is lost", () => {
    const all = [choice({ choice: "tie" }), choice({ choice: "skip" }), choice(), choice({ strength: 2 })];
    const turned = choice({ responses: [bad, good], annotator: "" });
    expect(whatIsLost(exportTo(targetOf("trl")!, [...all, all[0], turned]))).toEqual([
      "Left out: 1 skipped pair, 2 ties.",
      "TRL, texts has no place for: 1 strength, 2 annotators' names.",
      "1 pair was decided both ways, and all its choices are in the file.",
    ]);
    expect(whatIsLost(exportTo(targetOf("csv")!, [choice()]))).toEqual([]);
  });
});
