import { describe, expect, it } from "vitest";
import { trainBySums } from "../../../src/core/train-by-sums.ts";
import { askedSums } from "../../../src/scale/asked-sums.ts";
import { answered, piped } from "../../support/answered-sums.ts";
import { sumsInMemory } from "../../support/sums-in-memory.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";

const set = madePreferences({ pairs: 300, queries: 200, dimension: 9 });
const { dimension } = set;

describe("sums that another process computes", () => {
  it("train the model that sums in memory train, to the bit", async () => {
    const kinds = new Set<string>();
    const sums = sumsInMemory(set);
    const asked = askedSums(async (message) => {
      kinds.add(message.kind);
      return piped(await answered(await piped(message), sums, dimension));
    }, dimension);
    expect(await trainBySums(set, asked, { card: someCard })).toEqual(
      await trainBySums(set, sumsInMemory(set), { card: someCard }),
    );
    expect(kinds).toEqual(new Set(["divide", "information", "phi", "losses", "likelihoods", "margins", "rewards"]));
  });

  it("reject where an answer is of another size or another kind", async () => {
    const weights = new Float64Array(dimension);
    const short = askedSums(() => piped({ kind: "information", arrays: { packed: new Float64Array(3) } }), dimension);
    await expect(short.information([{ set: 0, noise: 0, weights }])).rejects.toThrow("a Hessian of another size");
    const other = askedSums(() => piped({ kind: "margins", arrays: {} }), dimension);
    await expect(other.margins([{ set: 0, weights }])).rejects.toThrow('the message "margins" has no i4 "counts"');
  });
});
