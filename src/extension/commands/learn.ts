import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { LessonFeature } from "../lesson/lesson-feature.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Learn Reward Modelling: the lesson, at the step that is named or where it was left. */
export function registerLearn({ log }: Services, lesson: LessonFeature): Disposable {
  return registerCommand(commandIds.learn, log, (step?: unknown) => lesson.open(step));
}
