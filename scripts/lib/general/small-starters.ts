/** The starters that one kind of choices makes: on-topic, which needs no labels, helpful and harmless. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";
import type { ChosenRejected } from "../../../src/formats/found.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import { sha256 } from "../../../src/store/files/canonical-json.ts";
import { fromChosenRejected, type TrainingPair } from "../../../src/training/training-pairs.ts";
import { SOURCES } from "./sources.ts";

const NAMES = ["hh-helpful", "hh-harmless", "finegrained-qa"] as const;

export interface Starter {
  readonly id: "on-topic" | "helpful" | "harmless";
  readonly pairs: readonly TrainingPair[];
  readonly description: string;
}

/** The choices of a set, and where they are from. @param data folder of the sets. */
export async function pairsOf(
  data: string,
  name: (typeof NAMES)[number],
): Promise<{ pairs: readonly ChosenRejected[]; cited: string }> {
  const text = await readFile(join(data, `${name}.jsonl`), "utf8");
  const { pairs, problems } = readPairs(text);
  if (problems.length > 0) throw new Error(`${name}.jsonl, line ${problems[0].line}: ${problems[0].message}`);
  return { pairs, cited: `${SOURCES[name].what} (${SOURCES[name].licence}), SHA-256 ${sha256(text)}` };
}

/** Own response (of either label, at random, so that no choice leaks) against the response to another query. */
function onTopicPairs(pairs: readonly ChosenRejected[]): TrainingPair[] {
  const random = seededRandom(1);
  const pick = (pair: ChosenRejected) => (random() < 0.5 ? pair.chosen : pair.rejected);
  const others = shuffled(pairs, random);
  return pairs.flatMap((own, i) => {
    const [first, second] = [pick(own), pick(others[i])];
    const different = own.query !== others[i].query && first !== second;
    return different ? [{ query: own.query, first, second, label: 1, weight: 1 }] : [];
  });
}

/** The three starters, and the choices of all their sets. @param data folder of the sets. */
export async function smallStarters(
  data: string,
): Promise<{ starters: readonly Starter[]; people: readonly TrainingPair[] }> {
  const [helpful, harmless, finegrained] = await Promise.all(NAMES.map((name) => pairsOf(data, name)));
  const everything = [...helpful.pairs, ...harmless.pairs, ...finegrained.pairs];
  const starters: readonly Starter[] = [
    {
      id: "on-topic",
      pairs: onTopicPairs(everything),
      description: `Prefers an answer to its own query over an answer to another one; no preference labels. Texts: ${helpful.cited}; ${harmless.cited}; ${finegrained.cited}.`,
    },
    {
      id: "helpful",
      pairs: fromChosenRejected(helpful.pairs),
      description: `People's choice of the more helpful answer: ${helpful.cited}.`,
    },
    {
      id: "harmless",
      pairs: fromChosenRejected(harmless.pairs),
      description: `People's choice of the less harmful answer: ${harmless.cited}.`,
    },
  ];
  return { starters, people: fromChosenRejected(everything) };
}
