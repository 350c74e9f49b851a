import { describe, expect, it } from "vitest";
import { DIMENSION, NAMED_FEATURES, SURFACE } from "../../../src/core/features/feature-layout.ts";
import { CONCEPTS } from "../../../src/report/reason-words.ts";
import { reasonsOf } from "../../../src/report/reasons.ts";

const column = (name: string) => SURFACE.offset + NAMED_FEATURES.findIndex((feature) => feature.name === name);

/** A head and features by their names; "wording" is what the encoder read. */
function vector(values: Readonly<Record<string, number>>): Float32Array {
  const made = new Float32Array(DIMENSION);
  for (const [name, value] of Object.entries(values)) made[name === "wording" ? 0 : column(name)] = value;
  return made;
}
function reasons(
  weights: Record<string, number>,
  own: Record<string, number>,
  others: Record<string, number>[] = [],
  response = "",
) {
  const head = { weights: vector(weights), mean: new Float32Array(DIMENSION) };
  return reasonsOf(head, { query: "", response, phi: vector(own) }, others.map(vector));
}

describe("why a response scores as it does", () => {
  it("is what differs from the other responses, the largest part first", () =>
    expect(
      reasons(
        { words: -1, exclamations: -2 },
        { words: -1, exclamations: -1 },
        [{ words: 1 }, { exclamations: 1 }],
        "Fine!",
      ),
    ).toEqual({
      raises: ["fewer exclamation marks", "shorter"],
      lowers: [],
      isAbove: true,
    }));

  it("is not the unknown words of a response in another language", () => {
    const head = { weights: vector({ "no words": -1, words: -1 }), mean: new Float32Array(DIMENSION) };
    const own = { query: "", response: "Da müssen Sie zur Post.", phi: vector({ "no words": 2, words: 1 }) };
    expect(reasonsOf(head, own, [])?.lowers).toEqual(["more unknown words", "longer"]);
    expect(reasonsOf(head, own, [], true)?.lowers).toEqual(["longer"]);
  });

  it("is what differs from the average response where there are no others", () =>
    expect(reasons({ words: 1 }, { words: -1 })).toEqual({ raises: [], lowers: ["shorter"], isAbove: false }));

  it("says that there is none only of a text that has none", () => {
    const apology = (text: string) => reasons({ regret: -1 }, { regret: -1 }, [{ regret: 1 }], text)!.raises;
    expect(apology("The flight is cancelled.")).toEqual(["no apology"]);
    expect(apology("Sorry, the flight is cancelled.")).toEqual(["less apology"]);
  });

  it("does not say that a letter is cut off because a name ends it", () =>
    expect(reasons({ unfinished: -1 }, { unfinished: 1 }, [{}], "Please send a plumber.\n\nLee")!.lowers).toEqual([
      "ends without a full stop",
    ]));

  it("is nothing that is small, and nothing that other parts outweigh", () => {
    expect(reasons({ words: 1 }, { words: 0.1 })!.raises).toEqual([]);
    expect(reasons({ words: 1, wording: 1 }, { words: 0.3, wording: 3 })!.raises).toEqual([]);
  });

  it("adds up features that mean the same: what one gives another may take", () =>
    expect(reasons({ words: 1, sentences: -1 }, { words: 1, sentences: 0.95 })!.raises).toEqual([]));

  it("has words for every surface feature, once", () => {
    const named = CONCEPTS.flatMap(({ features }) => features);
    expect([...named].sort()).toEqual(NAMED_FEATURES.map(({ name }) => name).sort());
  });

  it("is unknown for features that have no names", () =>
    expect(
      reasonsOf(
        { weights: Float32Array.of(1), mean: Float32Array.of(0) },
        { query: "", response: "", phi: Float32Array.of(1) },
        [],
      ),
    ).toBeUndefined());
});
