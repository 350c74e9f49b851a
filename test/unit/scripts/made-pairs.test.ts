import { describe, expect, it } from "vitest";
import { DAMAGES } from "../../../scripts/lib/general/damage.ts";
import { DAMAGING_KINDS, DAMAGING_SENTENCES } from "../../../scripts/lib/general/damaging-sentences.ts";
import { UNSEEN_DAMAGING_SENTENCES, unseenKindOf } from "../../../scripts/lib/general/unseen-sentences.ts";
import { madePairs } from "../../../scripts/lib/general/made-pairs.ts";
import type { PeopleSet } from "../../../scripts/lib/measure/people.ts";
import { seededRandom } from "../../../src/core/math/random.ts";

const answer = {
  query: "Human: What is rain?\n\nAssistant: Water.\n\nHuman: Why does it fall?\n\nAssistant:",
  response: "Drops grow in a cloud. They become heavy. Then they fall down.",
};
const source = () => ({ random: seededRandom(1), words: ["table", "green"], damaging: ["You fool."] });
const wordsOf = (text: string) => text.split(" ").sort();

const set = (name: string): PeopleSet => ({
  ...{ name, named: false },
  pairs: Array.from({ length: 60 }, (_, i) => ({
    ...{ query: `${name} question ${i}`, group: `${i}` },
    first: `The better answer to number ${i} of ${name} has words. It has a second sentence.`,
    second: `A worse one, ${i} of ${name}.`,
    votes: [{ annotator: "a", label: i % 10 === 0 ? 0.5 : 1 }],
  })),
});

describe("damage", () => {
  it("shuffles the same words", () => {
    const shuffled = DAMAGES.shuffle(answer, source());
    expect(wordsOf(shuffled)).toEqual(wordsOf(answer.response));
    expect(shuffled).not.toBe(answer.response);
  });

  it("puts a damaging sentence in the middle", () => {
    expect(DAMAGES.insert(answer, source())).toBe(
      "Drops grow in a cloud. They become heavy. You fool. Then they fall down.",
    );
  });

  it("repeats twenty times, cuts in the middle third, and echoes what was asked last", () => {
    expect(DAMAGES.repeat(answer).split("Drops")).toHaveLength(21);
    const cut = DAMAGES.cut(answer, source());
    expect(answer.response.startsWith(cut)).toBe(true);
    expect(cut.length / answer.response.length).toBeGreaterThan(0.3);
    expect(cut.length / answer.response.length).toBeLessThan(0.7);
    expect(DAMAGES.echo(answer)).toBe("Why does it fall?");
  });

  it("says an answer again: two to five times, each sentence twice, or one sentence", () => {
    const random = seededRandom(1);
    const sentences = ["Drops grow in a cloud.", "They become heavy.", "Then they fall down."];
    const timesEach = Array.from({ length: 200 }, () => {
      const again = DAMAGES.again(answer, { ...source(), random });
      expect(again.startsWith(sentences[0])).toBe(true);
      return sentences.map((sentence) => again.split(sentence).length - 1).join("");
    });
    expect([...new Set(timesEach)].sort()).toEqual(["112", "121", "211", "222", "333", "444", "555"]);
  });

  it("copies a long answer twice only", () => {
    const random = seededRandom(1);
    const long = { ...answer, response: "A sentence of a long answer. ".repeat(140).trim() };
    const lengths = Array.from({ length: 50 }, () => DAMAGES.again(long, { ...source(), random }).length);
    expect(Math.max(...lengths)).toBeGreaterThan(1.9 * long.response.length);
    expect(Math.max(...lengths)).toBeLessThan(2.1 * long.response.length);
  });

  it("replaces words by others' words", () => {
    expect(DAMAGES.salad(answer, source())).toMatch(/(table|green) (table|green)/);
  });
});

describe("made pairs", () => {
  const pairs = madePairs([set("ukp"), set("squality"), set("autoj")]);

  it("are the same each time, and use only sets that may be shipped", () => {
    expect(madePairs([set("ukp"), set("squality"), set("autoj")])).toEqual(pairs);
    expect(new Set(pairs.map((pair) => pair.source))).toEqual(new Set(["ukp", "squality"]));
  });

  it("begin with the response that people chose", () => {
    expect(pairs.every(({ first }) => first.startsWith("The better answer"))).toBe(true);
    expect(pairs.every(({ first, second }) => first.trim() !== second.trim())).toBe(true);
  });

  it("share no query and no answer between what is learned from and what is held out", () => {
    const side = (heldOut: boolean) => pairs.filter((pair) => pair.heldOut === heldOut);
    expect(side(true).length).toBeGreaterThan(0);
    const known = new Set(side(false).flatMap(({ query, first, second }) => [query, first, second]));
    for (const { query, first, second } of side(true))
      for (const text of [query, first, second]) expect(known.has(text), text).toBe(false);
  });

  it("are measured with damaging sentences that were not learned from", () => {
    for (const kind of DAMAGING_KINDS) {
      const learned = new Set(DAMAGING_SENTENCES[kind]);
      expect(UNSEEN_DAMAGING_SENTENCES[kind].filter((sentence) => learned.has(sentence))).toEqual([]);
    }
    const unseen = (text: string) => unseenKindOf(text) !== undefined;
    const inserted = pairs.filter(({ kind }) => kind === "insert");
    for (const { second, heldOut } of inserted) expect(unseen(second)).toBe(heldOut);
  });
});
