import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPairs } from "../../formats/read-pairs.ts";
import { fromChosenRejected, type TrainingPair } from "../../training/training-pairs.ts";
import type { LessonPair } from "../../protocol/lesson.ts";
import type { LessonSet } from "./laboratory.ts";
import { lessonMessages } from "./lesson-messages.ts";

/** How many pairs the person chooses from. */
const CHOSEN_FROM = 6;

/** Reads a shipped set of pairs. @param folder media/lesson, absolute. @throws Error that names the line. */
export async function readLessonPairs(folder: string, set: LessonSet): Promise<TrainingPair[]> {
  const path = join(folder, `${set}.jsonl`);
  const { pairs, problems } = readPairs(await readFile(path, "utf8"));
  const [problem] = problems;
  if (problem !== undefined) throw new Error(lessonMessages.brokenPairs(path, problem.line, problem.message));
  return fromChosenRejected(pairs);
}

/** The pairs to choose from: one with a plain and an imaginative answer each, turned every other time. */
export function toChooseFrom(pairs: readonly TrainingPair[]): LessonPair[] {
  return pairs.slice(0, CHOSEN_FROM).map(({ query, first, second }, i) => ({
    query,
    responses: i % 2 === 0 ? [first, second] : [second, first],
  }));
}
