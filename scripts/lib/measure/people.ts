/** Choices of real people, set by set: what a general head is pooled from, and what every change to the model is measured on. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readPairs } from "../../../src/formats/read-pairs.ts";

/** One person's choice between the two responses of a pair. */
export interface Vote {
  readonly annotator: string;
  /** P(first preferred): 1, 0, or ½ for a tie. */
  readonly label: number;
}

/** Two responses to one query, and who chose which. */
export interface PeoplePair {
  readonly query: string;
  readonly first: string;
  readonly second: string;
  readonly votes: readonly Vote[];
  /** Pairs of one group are never on two sides of a split: a query, or a topic. */
  readonly group: string;
}

export interface PeopleSet {
  readonly name: string;
  readonly pairs: readonly PeoplePair[];
}

const LABEL = { first: 1, second: 0, tie: 0.5 } as const;
const choice = z.enum(["first", "second", "tie"]);
const record = z.object({
  query: z.string(),
  responses: z.tuple([z.string(), z.string()]),
  votes: z.array(z.object({ annotator: z.string(), choice })),
  group: z.string().optional(),
});
const ukpText = z.object({ id: z.string(), query: z.string(), response: z.string() });

/** Sets without annotators, one folder up: prompt, chosen, rejected. */
const CHOSEN_REJECTED = ["hh-helpful", "hh-harmless", "finegrained-qa"];

async function jsonLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  return lines.map((line, i) => {
    const parsed = schema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}, line ${i + 1}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
}

async function readSet(folder: string, name: string): Promise<PeopleSet> {
  const records = await jsonLines(join(folder, `${name}.jsonl`), record);
  const pairs = records.map(({ query, responses: [first, second], votes, group }) => ({
    ...{ query, first, second, group: group ?? query },
    votes: votes.map((vote) => ({ annotator: vote.annotator, label: LABEL[vote.choice] })),
  }));
  return { name, pairs };
}

/** UKPConvArg1: texts stored once, votes beside them; a topic is a group. */
async function readUkp(folder: string): Promise<PeopleSet> {
  const texts = new Map((await jsonLines(join(folder, "ukp-texts.jsonl"), ukpText)).map((text) => [text.id, text]));
  const [, ...rows] = (await readFile(join(folder, "ukp-votes.tsv"), "utf8")).trim().split("\n");
  const pairs = new Map<string, PeoplePair & { votes: Vote[] }>();
  for (const row of rows) {
    const [annotator, topic, a, b, chosen] = row.split("\t");
    const [first, second] = [texts.get(a)!, texts.get(b)!];
    const key = `${topic} ${a} ${b}`;
    const pair = pairs.get(key) ?? {
      ...{ query: first.query, first: first.response, second: second.response, group: topic },
      votes: [],
    };
    pair.votes.push({ annotator, label: LABEL[choice.parse(chosen)] });
    pairs.set(key, pair);
  }
  return { name: "ukp", pairs: [...pairs.values()] };
}

async function readChosenRejected(file: string, name: string): Promise<PeopleSet> {
  const { pairs, problems } = readPairs(await readFile(file, "utf8"));
  if (problems.length > 0) throw new Error(`${file}, line ${problems[0].line}: ${problems[0].message}`);
  return {
    name,
    pairs: pairs.map(({ query, chosen, rejected }) => ({
      ...{ query, first: chosen, second: rejected, group: query },
      votes: [{ annotator: "people", label: 1 }],
    })),
  };
}

/**
 * Every set of a folder laid out as scripts/fetch-data.ts leaves it, pairs of equal responses left out.
 * @param data the folder; its `people` has the sets with annotators.
 */
export async function readPeople(data: string): Promise<PeopleSet[]> {
  const folder = join(data, "people");
  const names = (await readdir(folder)).filter((file) => file.endsWith(".jsonl") && file !== "ukp-texts.jsonl");
  const sets = [
    ...CHOSEN_REJECTED.filter((name) => existsSync(join(data, `${name}.jsonl`))).map((name) =>
      readChosenRejected(join(data, `${name}.jsonl`), name),
    ),
    ...(existsSync(join(folder, "ukp-votes.tsv")) ? [readUkp(folder)] : []),
    ...names.sort().map((file) => readSet(folder, file.slice(0, -".jsonl".length))),
  ];
  const read = await Promise.all(sets);
  return read.map((set) => ({
    ...set,
    pairs: set.pairs.filter(({ first, second }) => first.trim() !== second.trim()),
  }));
}

/** P(first preferred) as all who voted on a pair have it, ties as halves. */
export const meanLabel = ({ votes }: PeoplePair): number =>
  votes.reduce((sum, vote) => sum + vote.label, 0) / votes.length;
