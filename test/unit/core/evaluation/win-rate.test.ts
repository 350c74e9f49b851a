import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareSides, meanShare, type ComparedQuery } from "../../../../src/core/evaluation/win-rate.ts";
import { normal, seededRandom } from "../../../../src/core/math/random.ts";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { root } from "../../../../scripts/lib/paths.ts";

const QUERIES = 300;
const DRAWS = 200;
/** How often a verdict is reached over draws of a set of comparisons. */
const share = (verdict: string, draw: (random: () => number) => ComparedQuery[], deviation = 0, draws = DRAWS) => {
  let reached = 0;
  for (let seed = 1; seed <= draws; seed++) {
    if (compareSides(draw(seededRandom(1000 + seed)), deviation).verdict === verdict) reached++;
  }
  return reached / draws;
};
/** Choices that are known: the first side's response is chosen with this probability. Lengths differ at random. */
const choices = (wins: number) => (random: () => number) =>
  Array.from({ length: QUERIES }, () => ({
    probability: Number(random() < wins),
    lengthDifference: 300 * normal(random),
  }));

describe("the comparison of two sides", () => {
  it("finds no difference between two equal sets in at least 90% of 200 draws", () => {
    expect(share("unknown", choices(0.5))).toBeGreaterThanOrEqual(0.9);
  });

  it("finds no difference between equal sets of probabilities either", () => {
    const soft = (random: () => number) =>
      Array.from({ length: QUERIES }, () => ({ probability: sigmoid(2 * normal(random)), lengthDifference: 0 }));
    expect(share("unknown", soft)).toBeGreaterThanOrEqual(0.9);
  });

  it("finds no difference between equal sets of 20 queries, which a plain bootstrap finds too often", () => {
    const few = (random: () => number) =>
      Array.from({ length: 20 }, () => ({ probability: sigmoid(2 * normal(random)), lengthDifference: 0 }));
    expect(share("unknown", few)).toBeGreaterThanOrEqual(0.92);
  });

  it("finds a planted win rate of 60% at 300 queries in at least 80% of 200 draws, and 40% as often", () => {
    expect(share("better", choices(0.6))).toBeGreaterThanOrEqual(0.8);
    expect(share("worse", choices(0.4), 0, 40)).toBeGreaterThanOrEqual(0.8);
  });

  it("finds no difference in at least 90% of draws where a model with an error of its own sees one", () => {
    // Equal sides, and a model whose weights prefer one of them by an error of its posterior: the same for all queries.
    const sd = 0.5;
    const erring = (random: () => number) => {
      const bias = sd * normal(random);
      return Array.from({ length: QUERIES }, () => ({
        probability: sigmoid(bias + normal(random)),
        lengthDifference: 0,
      }));
    };
    const slope = 0.2; // of σ, on average over these margins
    expect(share("unknown", erring, sd * slope)).toBeGreaterThanOrEqual(0.9);
    expect(share("unknown", erring, 0, 40)).toBeLessThan(0.5);
  });

  it("reports half where longer responses win and nothing else does", () => {
    const random = seededRandom(3);
    const longer = Array.from({ length: QUERIES }, () => {
      const lengthDifference = 400 * normal(random) + 300;
      return { probability: sigmoid(2 * Math.tanh(lengthDifference / 400) + normal(random)), lengthDifference };
    });
    const { winRate, lengthControlled } = compareSides(longer, 0);
    expect(winRate.value).toBeGreaterThan(0.65);
    expect(lengthControlled.value).toBeCloseTo(0.5, 1);
    expect(lengthControlled.low).toBeLessThan(0.5);
    expect(lengthControlled.high).toBeGreaterThan(0.5);
  });

  it("is about the win rate where the lengths are the same", () => {
    const compared = choices(0.7)(seededRandom(8)).map((one) => ({ ...one, lengthDifference: 12 }));
    const { winRate, lengthControlled } = compareSides(compared, 0);
    expect(lengthControlled.value).toBeCloseTo(winRate.value, 6);
  });

  it("says that sides are the same, and reaches no verdict on a few queries", () => {
    const equal = Array.from({ length: 40 }, () => ({ probability: 0.5, lengthDifference: 0 }));
    expect(compareSides(equal, 0.01).verdict).toBe("same");
    const won = Array.from({ length: 9 }, () => ({ probability: 0.99, lengthDifference: 0 }));
    expect(compareSides(won, 0).verdict).toBe("few");
    expect(compareSides([won[0]], 0).winRate).toMatchObject({ low: 0, high: 1 });
  });

  it("gives the same bits twice, and turns around with its sides", () => {
    const compared = choices(0.6)(seededRandom(5));
    expect(compareSides(compared, 0.02)).toEqual(compareSides(compared, 0.02));
    const turned = compared.map(({ probability, lengthDifference }) => ({
      probability: 1 - probability,
      lengthDifference: -lengthDifference,
    }));
    expect(compareSides(turned, 0).winRate.value).toBeCloseTo(1 - compareSides(compared, 0).winRate.value, 12);
  });
});

describe("the mean of shares", () => {
  it("has an interval that contains the truth nine times in ten", () => {
    let inside = 0;
    for (let seed = 1; seed <= DRAWS; seed++) {
      const random = seededRandom(seed);
      const { low, high } = meanShare(
        Array.from({ length: 30 }, () => random()),
        0,
      );
      if (low <= 0.5 && high >= 0.5) inside++;
    }
    expect(inside / DRAWS).toBeGreaterThan(0.85);
    expect(inside / DRAWS).toBeLessThan(0.95);
  });
});

const people = join(root, "..", "shared", "data", "people");
/** Sets whose pairs several persons or one chose between, in free text. */
const SETS = ["llmfao", "oasst-100", "squality", "wqrm-creative"];

describe.skipIf(!existsSync(people))("responses that real people chose (skipped without ../shared/data/people)", () => {
  interface Voted {
    readonly query: string;
    readonly responses: readonly [string, string];
    readonly votes: readonly { readonly choice: "first" | "second" | "tie" }[];
  }
  /** One pair for each query, with how much longer the chosen response is. */
  function chosenLonger(name: string): number[] {
    const lines = readFileSync(join(people, `${name}.jsonl`), "utf8")
      .trim()
      .split("\n");
    const byQuery = new Map<string, number>();
    for (const { query, responses, votes } of lines.map((line) => JSON.parse(line) as Voted)) {
      const choice = votes.find((vote) => vote.choice !== "tie")?.choice;
      const difference = responses[0].length - responses[1].length;
      if (choice !== undefined) byQuery.set(query, choice === "first" ? difference : -difference);
    }
    return [...byQuery.values()];
  }
  /** A side that has the chosen response with this probability, against the other response. */
  const side = (sets: readonly number[], wins: number) => (random: () => number) =>
    Array.from({ length: QUERIES }, () => {
      const longer = sets[Math.floor(random() * sets.length)];
      const won = random() < wins;
      return { probability: Number(won), lengthDifference: won ? longer : -longer };
    });

  it("finds no difference in at least 90% of draws of equal sides, and 60% in at least 80%", () => {
    const sets = SETS.flatMap(chosenLonger);
    expect(sets.length).toBeGreaterThan(300);
    expect(share("unknown", side(sets, 0.5))).toBeGreaterThanOrEqual(0.9);
    expect(share("better", side(sets, 0.6))).toBeGreaterThanOrEqual(0.8);
  });
});
