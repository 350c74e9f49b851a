import * as z from "zod";
import type { Memento } from "vscode";
import { lessonParts, lessonSteps, type LessonProgress, type LessonStep, type PartId } from "../../protocol/lesson.ts";

const KEY = "rewardLens.lesson";
/** More than any question has options, and than there are pairs to choose from. */
const MOST = 20;

const partIds = Object.values(lessonParts).flat() as PartId[];

export const progressSchema = z.object({
  step: z.enum(lessonSteps),
  answers: z.partialRecord(z.enum(partIds), z.int().min(0).max(MOST)),
  choices: z.array(z.int().min(-1).max(1)).max(MOST),
}) satisfies z.ZodType<LessonProgress>;

export const noProgress: LessonProgress = { step: "why", answers: {}, choices: [] };

/** What was kept; nothing where another version kept what this one cannot read. */
export function readProgress(state: Pick<Memento, "get">): LessonProgress {
  const read = progressSchema.safeParse(state.get(KEY));
  return read.success ? read.data : noProgress;
}

export async function keepProgress(state: Pick<Memento, "update">, progress: LessonProgress): Promise<void> {
  await state.update(KEY, progress);
}

/** Steps of which every question is answered. */
export function stepsDone({ answers }: Pick<LessonProgress, "answers">): LessonStep[] {
  return lessonSteps.filter((step) => lessonParts[step].every((part) => answers[part] !== undefined));
}
