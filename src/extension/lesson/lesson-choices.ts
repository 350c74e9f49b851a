import { window, workspace } from "vscode";
import type { LessonPair } from "../../protocol/lesson.ts";
import type { TrainingPair } from "../../training/training-pairs.ts";

export interface LessonChoices {
  readonly pairs: readonly LessonPair[];
  /** The preferred response of each pair: 0, 1, or -1 while it is open. */
  readonly choices: readonly number[];
}

/** The pairs that are chosen in, in the order of the screen. */
export function chosenPairs({ pairs, choices }: LessonChoices): TrainingPair[] {
  return pairs.flatMap(({ query, responses: [first, second] }, i): TrainingPair[] =>
    choices[i] === 0 || choices[i] === 1 ? [{ query, first, second, label: 1 - choices[i], weight: 1 }] : [],
  );
}

/** The choices as JSON Lines that Import Choices reads, a line each. */
function choiceLines(chosen: LessonChoices): string {
  return chosenPairs(chosen)
    .map(({ query, first, second, label }) => (label === 1 ? [query, first, second] : [query, second, first]))
    .map(([prompt, better, worse]) => `${JSON.stringify({ prompt, chosen: better, rejected: worse })}\n`)
    .join("");
}

/** Opens the choices as an untitled document: nothing is written until the person saves it. */
export async function openChoices(chosen: LessonChoices): Promise<void> {
  const document = await workspace.openTextDocument({ language: "jsonl", content: choiceLines(chosen) });
  await window.showTextDocument(document, { preview: false });
}
