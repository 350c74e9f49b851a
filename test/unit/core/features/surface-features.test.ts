import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SURFACE_FEATURES, surfaceFeatures } from "../../../../src/core/features/surface-features.ts";

/** One feature by its name. */
function feature(name: string, response: string, query = ""): number {
  const at = SURFACE_FEATURES.findIndex((f) => f.name === name);
  expect(at).toBeGreaterThanOrEqual(0);
  return surfaceFeatures(query, response)[at];
}

/** Whether the features are one finite number each. */
const sound = (query: string, response: string) => {
  const features = surfaceFeatures(query, response);
  return features.length === SURFACE_FEATURES.length && features.every(Number.isFinite);
};

/** Any UTF-16 code units: most of them letters of some script, some of them halves of a pair. */
const text = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes));

describe("surface features", () => {
  it("are finite for any strings, lone surrogates included", () =>
    fc.assert(fc.property(text, text, (query, response) => sound(query, response))));

  it("are finite for any strings of code points", () => {
    const string = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(fc.property(string, string, (query, response) => sound(query, response)));
  });

  it("are all 0 for an empty response", () =>
    expect([...surfaceFeatures("Who owns it?", "")]).toEqual(SURFACE_FEATURES.map(() => 0)));

  it("have one name each", () =>
    expect(new Set(SURFACE_FEATURES.map((f) => f.name)).size).toBe(SURFACE_FEATURES.length));

  it.each<[string, string, number]>([
    ["words", "It isn’t Zoë's naïve plan.", Math.log(6)],
    ["word length", "four more", Math.log(5)],
    ["sentences", "One. Two! Three?", Math.log(4)],
    ["sentences", "version 2.5 is out", Math.log(2)],
    ["sentence length", "a b c d. e f g h.", Math.log(5)],
    ["list items", "Buy:\n- tea\n* milk\n  2. bread\n3) rice\n-dash", Math.log(5)],
    ["digits", "2024!", 0.8],
    ["digits", "٣٤", 1],
    ["capitals", "ÉCOLe", 0.8],
    ["hedges", "Perhaps it rains so", Math.sqrt(1 / 4)],
    ["hedges", "I think it is not sure", Math.sqrt(2 / 6)],
    ["hedges", "I, think", 0],
    ["refusal", "I'm sorry, no.", 1],
    ["refusal", "We cannot.", 1],
    ["refusal", "The cantor sings.", 0],
    ["questions", "What? Why??", Math.log(4)],
    ["exclamations", "Yes!!", Math.log(3)],
    ["markup", "# **a** `b`", Math.log(8)],
    ["first person", "I like my tea", Math.sqrt(0.5)],
    ["second person", "Your tea, you're right", Math.sqrt(0.5)],
    ["variety", "the cat The CAT", 1],
    ["long words", "Magnificent tea", Math.sqrt(0.5)],
    ["paragraphs", "One\n\nTwo\n \nThree", Math.log(3)],
    ["numbers", "12 of 1990 and 3.5", Math.log(5)],
    ["names", "The bridge of Tay fell. It was Monday", Math.sqrt(2 / 8)],
    ["names", "I think I know. Yes", 0],
    ["ends asking", "Is it? Yes.", 0],
    ["ends asking", "Yes. Is it?\n", 1],
    ["sentences", "一。二！", Math.log(3)],
    ["unfinished", "and then the", 1],
    ["unfinished", "and then the end.", 0],
    ["opens with I", "I’m here", 1],
    ["opens with I", "It is", 0],
    ["opens with assent", "Sure, do it", 1],
    ["past tense", "She walked and talked there", Math.sqrt(2 / 5)],
    ["links", "https://example.org and www.example.org", Math.log(3)],
    ["abuse", "You idiot", Math.sqrt(0.5)],
    ["reasons", "Because it rained", Math.sqrt(1 / 3)],
    ["words", "cafe\u0301 noir", Math.log(3)],
    ["opening length", "It rained. Then it cleared up.", Math.log(3)],
    ["opening length", "Costs:\n- rent\n- food", Math.log(2)],
    ["opening length", "Version 2.5 is out. Get it.", Math.log(4)],
    ["opens with -ing", "Baking takes long", 1],
    ["opens with -ing", "King size", 0],
    ["local variety", "tea or TEA", 2 / 3],
    ["local variety", "a b c d e ".repeat(20), 0.1],
    ["repeated pairs", "the cat saw the cat", 1 / 4],
    ["repeated threes", "so it is and so it is", 1 / 5],
    ["sentences on you", "You can. Your turn! It ends.", 2 / 3],
    ["sentences on I", "I’m here. Where? I know", 2 / 3],
    ["sentences on it", "It fell\nThey left", 1],
    ["rhythm", "One. One two three.", Math.log(2)],
    ["years", "From 1912 to 1913, 20000 times", Math.log(3)],
    ["food", "Boil rice and eat", Math.sqrt(3 / 4)],
    ["state and law", "The court sat", Math.sqrt(1 / 3)],
  ])("%s of %j", (name, response, value) => expect(feature(name, response)).toBeCloseTo(value, 12));

  it("find the query's words in the response, short ones left out", () => {
    const query = "Which country owns Antarctica?";
    expect(feature("overlap", "No COUNTRY owns all of Antarctica", query)).toBe(0.75);
    expect(feature("overlap", "Penguin overlords", query)).toBe(0);
    expect(feature("overlap", "anything", "how is it?")).toBe(0);
  });

  it("measure how much a response repeats of the query's words", () => {
    const query = "Which country owns Antarctica?";
    expect(feature("opening echo", "No country owns it. Penguins do.", query)).toBe(0.5);
    expect(feature("echo", "No country owns it. Penguins live there.", query)).toBe(2 / 5);
    expect(feature("echo", "Penguins", "How is it?")).toBe(0);
  });

  it.each<[string, string, string, number]>([
    ["figure first", "It is old. When did it fall?", "It fell in 1879. Later it was rebuilt.", 1],
    ["figure first", "It is old. When did it fall?", "Long ago. It was 1879.", 0],
    ["figure first", "When did it fall? Never mind. Who built it?", "Built in 1878.", 0],
    ["name first", "Who built it?", "It was Thomas Bouch. He was knighted.", 1],
    ["name first", "Who built it?", "An engineer did. He was Thomas Bouch.", 0],
    ["figures asked for", "How many fell?", "75, perhaps 74.", Math.log(3)],
    ["figures asked for", "Why did they fall?", "75, perhaps 74.", 0],
    ["names asked for", "Where is it?", "At Dundee, near Perth.", Math.log(3)],
    ["length of a fact", "Where is it?", "In Dundee.", Math.log(3)],
    ["length of a fact", "Explain it.", "In Dundee.", 0],
  ])("%s, asked %j", (name, query, response, value) => expect(feature(name, response, query)).toBeCloseTo(value, 12));

  it("read of a long query its end, where the question is", () => {
    const query = `Penguins? ${"No. ".repeat(1000)} Which bridge collapsed?`;
    expect(feature("overlap", "A bridge collapsed, which carried trains", query)).toBe(1);
    expect(feature("overlap", "Penguins", query)).toBe(0);
  });

  // The last two repeat a word's letters, or its parts, until a careless pattern overflows the stack.
  it.each(Object.entries({ prose: "Well, maybe 12 dogs! ", letters: "漢", parts: "a'" }))(
    "take ten megabytes of %s",
    (_, unit) => expect(sound("Which?", unit.repeat(10_000_000 / unit.length))).toBe(true),
    30_000,
  );

  // What a pattern that looks ahead or back from every character would take hours over.
  it.each([
    ". ",
    ".",
    " ",
    "\n",
    "\t",
    "- ",
    "\n- ",
    "\n 1. ",
    "1",
    "?!",
    "**",
    "i don",
    "not ",
    "kind of ",
    "' ",
    "\ud800",
  ])(
    "take a megabyte of %j",
    (unit) => expect(sound(unit.repeat(500), unit.repeat(1_000_000 / unit.length))).toBe(true),
    30_000,
  );
});
