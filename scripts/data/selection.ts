/**
 * Which comparisons of a source are in a set, in which order, and under which ids: what was once drawn at random and cannot be drawn
 * again. One file in `selections/` for each set.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Comparison, merged, swapped } from "./comparisons.ts";
import { spacedLines } from "./spaced-json.ts";
import { json } from "./texts.ts";

const list = z.string().transform((text) => text.split(" "));

const selection = z.object({
  /** What the records name as their source. */
  source: z.string(),
  /** In base 36: twice the index of a comparison, and 1 more where its responses change over. */
  pairs: list.transform((numbers) => numbers.map((number) => Number.parseInt(number, 36))),
  /** Ids in the order in which the records first have them. */
  annotators: list,
  groups: list.optional(),
});

export type Selection = z.infer<typeof selection>;

/** @param folder of the selections. */
export const readSelection = async (folder: string, name: string): Promise<Selection> =>
  json(await readFile(join(folder, `${name}.json`), "utf8"), selection);

/** Ids of the people of UKPConvArg1, in the order in which its votes first have them. */
export async function readPersons(folder: string): Promise<string[]> {
  const { persons } = json(await readFile(join(folder, "ukp.json"), "utf8"), z.object({ persons: list }));
  return persons;
}

/** Gives every new name the next id. */
export function renamed(ids: readonly string[], what: string): (name: string) => string {
  const given = new Map<string, string>();
  return (name) => {
    const id = given.get(name) ?? ids[given.size];
    if (id === undefined) throw new Error(`The source has more ${what} than the ${ids.length} of the set.`);
    given.set(name, id);
    return id;
  };
}

/** The set's file. A comparison of the same two responses that is chosen again adds its votes to the first. */
export function selectedLines(comparisons: readonly Comparison[], chosen: Selection): string {
  const annotator = renamed(chosen.annotators, "annotators");
  const groupId = chosen.groups && renamed(chosen.groups, "groups");
  const selected = chosen.pairs.map((number) => {
    const comparison = comparisons[number >> 1];
    if (!comparison) throw new Error(`The source has no comparison ${number >> 1}, it has ${comparisons.length}.`);
    return number % 2 === 0 ? comparison : swapped(comparison);
  });
  return spacedLines(
    merged(selected).map(({ query, first, second, votes, group }) => ({
      ...{ query, responses: [first, second] },
      votes: votes.map((vote) => ({ annotator: annotator(vote.annotator), choice: vote.choice })),
      ...(groupId && { group: groupId(group) }),
      source: chosen.source,
    })),
  );
}
