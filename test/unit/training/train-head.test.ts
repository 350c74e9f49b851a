import { describe, expect, it } from "vitest";
import { train } from "../../../src/core/train.ts";
import type { Head } from "../../../src/core/model/head.ts";
import type { QueryResponse } from "../../../src/core/types.ts";
import { trainHead, type Fit, type TrainingJob } from "../../../src/training/train-head.ts";
import { hashQueries } from "../../../src/training/seen-queries.ts";
import { hashPairs, reportKey, type TrainingPair } from "../../../src/training/training-pairs.ts";
import { aHead } from "../store/heads/a-head.ts";

const ENCODER = { id: "0123456789abcdef", dimension: 2 };
const pairs: TrainingPair[] = Array.from({ length: 12 }, (_, i) => ({
  ...{ query: `query ${i >> 1}`, first: `good ${"a".repeat(i)}`, second: `bad ${"b".repeat(2 * i)}` },
  ...{ label: i % 5 === 0 ? 0 : 1, weight: 1 },
}));
const phi = ({ response }: QueryResponse) =>
  Float32Array.of(response.startsWith("good") ? 1 : -1, response.length / 20);

/** Trains right here, with two features, and notes what is done in which order. */
function job(more: Partial<TrainingJob> = {}): TrainingJob & { readonly steps: string[] } {
  const steps: string[] = [];
  const fit: Fit = async ({ set, ...options }) => {
    steps.push(`fit on ${options.starters.map(({ name }) => name).join() || "nothing"}`);
    return train(set, options);
  };
  return {
    steps,
    pairs,
    description: "Choices of a test.",
    fit,
    withEncoder: async (texts, work) => {
      steps.push(`encoder for ${texts}`);
      const embed = async (inputs: readonly QueryResponse[]) => {
        steps.push("embed");
        return inputs.map(phi);
      };
      const result = await work({ info: async () => ENCODER, embed });
      steps.push("encoder ended");
      return result;
    },
    heads: async ({ id }) => {
      steps.push(`heads of ${id}`);
      return { starters: [] };
    },
    save: async (head) => {
      steps.push("saved");
      return head;
    },
    ...more,
  };
}

const starter = (id: string, seen: readonly TrainingPair[]): Head => ({
  ...aHead(id),
  queries: hashQueries(seen),
});

describe("training a head", () => {
  it("opens the heads before it encodes, ends the encoder before it fits, and saves last", async () => {
    const one = job();
    const { head, kept } = await trainHead(one);
    expect(one.steps).toEqual([
      "encoder for 24",
      `heads of ${ENCODER.id}`,
      "embed",
      "encoder ended",
      "fit on nothing",
      "saved",
    ]);
    expect(kept).toBe(true);
    expect(head.card).toMatchObject({ pairs: 12, queries: 6, data: hashPairs(pairs), encoder: ENCODER.id });
    expect(head.queries).toEqual(hashQueries(pairs));
    expect(head.report?.keys).toEqual(pairs.map(reportKey));
  });

  it("leaves out starters that know these queries, and names them", async () => {
    const left: string[] = [];
    const one = job({
      heads: async () => ({ starters: [starter("knows", pairs), starter("fresh", [])] }),
      onLeftOut: (seen) => void left.push(...seen.map(({ card }) => card.id)),
    });
    const { head } = await trainHead(one);
    expect(left).toEqual(["knows"]);
    expect(head.card.priors.map(({ name }) => name)).toEqual(["fresh"]);
  });

  it("compares with a head of the same encoder on queries that it has not seen, and with no other", async () => {
    const against = async (head: Head) =>
      (
        await trainHead(
          job({ heads: async () => ({ starters: [], previous: { head, name: "before", shipped: false } }) }),
        )
      ).head.card.report?.againstPrevious;
    const fresh = starter("fresh", []);
    expect(await against(fresh)).toMatchObject({ name: "before", pairs: 12 });
    expect(await against({ ...fresh, card: { ...fresh.card, encoder: "another" } })).toBeUndefined();
    expect(await against(starter("knows", pairs))).toBeUndefined();
  });

  it("saves nothing that is refused, aborted or cannot be fitted", async () => {
    const refused = job({ accept: ({ card }) => card.pairs !== 12 });
    expect(await trainHead(refused)).toMatchObject({ kept: false, head: { card: { pairs: 12 } } });
    const stop = new AbortController();
    const aborted = job({
      signal: stop.signal,
      fit: async (request, events) => {
        stop.abort(new Error("stopped"));
        return job().fit(request, events);
      },
    });
    await expect(trainHead(aborted)).rejects.toThrow("stopped");
    const few = job({ pairs: pairs.slice(0, 2) });
    await expect(trainHead(few)).rejects.toMatchObject({ name: "TrainError" });
    for (const { steps } of [refused, aborted, few]) expect(steps).not.toContain("saved");
  });

  it("gives the same head for the same choices, seed and time", async () => {
    const created = new Date("2026-11-23T12:00:00Z");
    const [one, two] = [await trainHead(job({ created, seed: 3 })), await trainHead(job({ created, seed: 3 }))];
    expect(one.head).toEqual(two.head);
    expect(one.head.card.id).toMatch(/^2026-11-23t12-00-00z-/);
    expect((await trainHead(job({ created, id: "general" }))).head.card.id).toBe("general");
  });
});
