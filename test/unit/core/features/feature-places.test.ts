import { describe, expect, it } from "vitest";
import { NAMED_FEATURES } from "../../../../src/core/features/feature-layout.ts";
import { placesOfFeatures } from "../../../../src/core/features/feature-places.ts";
import { SURFACE_FEATURES } from "../../../../src/core/features/surface-features.ts";
import { readTexts } from "../../../../src/core/features/reading.ts";

const query = "How many days do I have to return the headphones, and who pays?";
const response = `Great question! I think you might return them, perhaps within **30 days**!

- Sorry, you idiot: who cares?
- See https://example.com (in 2025); "Aldermoor" pays.`;

const found = (name: string) =>
  (placesOfFeatures([name], query, response).get(name) ?? []).map(({ start, end }) => response.slice(start, end));

describe("where surface features are in a text", () => {
  it.each([
    ["exclamations", ["!", "!"]],
    ["markup", ["*", "*", "*", "*"]],
    ["list items", ["-", "-"]],
    ["numbers", ["30", "2025"]],
    ["years", ["2025"]],
    ["hedges", ["I think", "might", "perhaps"]],
    ["long words", ["question", "perhaps", "example", "Aldermoor"]],
    ["names", ["Sorry", "Aldermoor"].slice(1)],
    ["refusal", ["Sorry"]],
    ["opens with assent", ["Great"]],
    ["insults", ["idiot", "who cares"]],
    ["echo", ["return", "days", "pays"]],
    ["links", ["https://"]],
    ["sentences on it", []],
    ["words", []],
    ["rhythm", []],
  ])("%s", (name, places) => expect(found(name)).toEqual(places));

  it("is somewhere only where the feature counts something", () => {
    for (const text of ["", "Fine", response, "  \n\n ", "🙂 (a) — b"]) {
      const reading = readTexts(query, text);
      const names = SURFACE_FEATURES.filter((feature) => feature.of(reading) === 0).map(({ name }) => name);
      expect([...placesOfFeatures(names, query, text).keys()], text).toEqual([]);
    }
  });

  it("is inside the text, for every feature", () => {
    for (const { name } of NAMED_FEATURES)
      for (const { start, end } of placesOfFeatures([name], query, response).get(name) ?? [])
        expect(0 <= start && start < end && end <= response.length, name).toBe(true);
  });
});
