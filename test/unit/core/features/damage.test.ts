import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DETECTORS, detected } from "../../../../src/core/features/detectors.ts";
import { COSINE, DETECTED, NAMED_FEATURES, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import { SURFACE_FEATURES, surfaceFeatures } from "../../../../src/core/features/surface-features.ts";
import { wordStatistics } from "../../../../src/core/features/text-statistics.ts";
import { BOUNDARY, classesOf, WORD_CLASSES, wordClass } from "../../../../src/core/features/word-classes.ts";
import { wordOrder } from "../../../../src/core/features/word-order.ts";
import { seededRandom, shuffled } from "../../../../src/core/math/random.ts";

const answer =
  "You can grow tomatoes in a pot if it is deep enough. Put the pot where it gets six hours of sun. " +
  "Water the tomatoes in the morning, and feed them every other week. The leaves will tell you when they want more water.";
const query = "How do I grow tomatoes on a balcony?";

function feature(name: string, response: string, asked = query): number {
  const at = SURFACE_FEATURES.findIndex((one) => one.name === name);
  expect(at).toBeGreaterThanOrEqual(0);
  return surfaceFeatures(asked, response)[at];
}
const orderOf = (text: string) => {
  const { order, starts } = wordStatistics(text);
  return wordOrder(order, starts);
};

describe("word order", () => {
  it("is lower for any shuffle of an answer's words", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const words = shuffled(answer.split(" "), seededRandom(seed)).join(" ");
        return orderOf(words).mean < orderOf(answer).mean && orderOf(words).worst < orderOf(answer).worst;
      }),
    ));

  it("sees one sentence of thrown together words in a long answer at its worst stretch", () => {
    const salad = "six pot the every of if deep them the in gets want other you leaves more is week a sun the of.";
    const [whole, damaged] = [orderOf(`${answer} ${answer}`), orderOf(`${answer} ${salad} ${answer}`)];
    expect(damaged.worst).toBeLessThan(whole.worst - 0.2);
    expect(damaged.mean).toBeGreaterThan(damaged.worst + 0.2);
  });

  it("has a worst stretch that is never better than the mean of a short text, and equals it", () => {
    const short = orderOf("Water the plants in the morning.");
    expect(short.worst).toBeCloseTo(short.mean, 12);
    expect(orderOf("")).toEqual({ mean: 0, worst: 0 });
  });

  it("knows each word as one kind, and a boundary before each sentence and at the end", () => {
    expect(wordClass("the")).not.toBe(wordClass("of"));
    expect(wordClass("gardening")).toBe(wordClass("cooking"));
    expect(wordClass("sing")).not.toBe(wordClass("cooking")); // too short for an ending
    fc.assert(fc.property(fc.string(), (word) => wordClass(word) < BOUNDARY));
    const { order, starts } = wordStatistics("One day. Two days.");
    const classes = classesOf(order, starts);
    expect(classes.filter((kind) => kind === BOUNDARY).length).toBe(3);
    expect([classes[0], classes[3], classes[6]]).toEqual([BOUNDARY, BOUNDARY, WORD_CLASSES - 1]);
  });
});

describe("features that damage changes", () => {
  it.each<[string, string, number]>([
    ["copied", query, 1],
    ["copied", "Here is how I grow tomatoes on balconies", 2 / 6],
    ["copied", answer, 0],
    ["copied", "two words", 0],
    ["lone sentences", answer, Math.log(2)], // the last one
    ["lone sentences", "Tomatoes need sunlight. My cat likes fresh tuna. Sunlight makes tomatoes sweet.", Math.log(2)],
    ["lone sentences", "Tomatoes need sunlight daily. Sunlight makes tomatoes sweet.", 0],
    ["harsh sentences", answer, 0],
    ["harsh sentences", "Water it. You are an idiot. Shut up!", Math.log(3)],
    ["harshest sentence", "Water it. You stupid, worthless fool. Shut up!", Math.log(4)],
    ["insults", "Water it. You are an idiot.", 1],
    ["insults", "Water it. That would be stupid.", 0],
    ["withdrawn", answer, 0],
    ["withdrawn", "Water it. Everything that I wrote is a lie.", Math.log(2)],
    ["withdrawn", "A lie is worse than a mistake.", 0], // speaks of no answer
    ["withdrawn", "Forget what I said, the opposite is correct.", Math.log(3)],
    ["no words", answer, 0],
    ["no words", "Wasser fällt als Regen. Вода падает.", 0], // ä and я are not read
  ])("%s of “%s” is %d", (name, response, expected) => expect(feature(name, response)).toBeCloseTo(expected, 12));

  it("change with the one sentence that is put into an answer", () => {
    const half = answer.indexOf("Water");
    const spoilt = `${answer.slice(0, half)}You pathetic moron. ${answer.slice(half)}`;
    for (const name of ["harsh sentences", "harshest sentence", "insults"])
      expect(feature(name, spoilt)).toBeGreaterThan(feature(name, answer));
  });
});

describe("letters typed at random", () => {
  const typed = "Lkjh fdsa poiu, ytre mnbv cxz.";

  it("are seen in one sentence of a long answer", () => {
    expect(feature("no words", `${answer} ${typed} ${answer}`)).toBeGreaterThan(0.5);
    expect(feature("no words", `${answer} ${answer}`)).toBe(0);
  });

  it("count as much in a longer answer, and not in a word or two", () => {
    expect(feature("no words", `${answer} ${typed}`)).toBe(feature("no words", `${answer} ${answer} ${typed}`));
    expect(feature("no words", "Hmm. Xkcq.")).toBe(0);
  });
});

describe("detectors", () => {
  it("are log(1 + exp(v·x + c)), exactly 0 or linear far from where they begin", () => {
    const x = [2, -1, 3];
    const detectors = [
      { weights: [1, 1, 0], bias: 0 },
      { weights: [-1, 0, 0], bias: -800 },
      { weights: [0, 0, 300], bias: 1 },
    ];
    const [near, none, far] = detected(x, detectors);
    expect(near).toBeCloseTo(Math.log(1 + Math.E), 12);
    expect(none).toBe(0);
    expect(far).toBe(901);
  });

  it("are the last of the named features, with one name each", () => {
    expect(DETECTED + DETECTORS.length).toBe(COSINE.offset);
    expect(NAMED_FEATURES.length).toBe(SURFACE.length);
    expect(new Set(NAMED_FEATURES.map(({ name }) => name)).size).toBe(NAMED_FEATURES.length);
  });
});
