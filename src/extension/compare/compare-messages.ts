import { choicesText, count } from "../../report/format.ts";
import type { Choice } from "../../store/log/record.ts";
import type { ScreenAnswer } from "../../protocol/compare.ts";

const recorded: Record<ScreenAnswer, () => string> = {
  one: () => "Recorded: response 1 preferred. U undoes.",
  two: () => "Recorded: response 2 preferred. U undoes.",
  tie: () => "Recorded: a tie. U undoes.",
  "both-bad": () => "Recorded: both bad. U undoes.",
  skip: () => "Skipped. U undoes.",
};

/** What the Compare panel and its commands say. */
export const compareMessages = {
  title: () => "Compare Responses",
  recorded: (answer: ScreenAnswer) => recorded[answer](),
  /** A small mark, only once the answer is given. */
  askedBefore: (recorded: string) => `${recorded} ⟲ You were asked this pair before.`,
  recordedEdit: (place: "one" | "two") =>
    place === "one"
      ? "Recorded: your version is preferred to response 1. Now choose between the two. U undoes."
      : "Recorded: your version is preferred to response 2. Now choose between the two. U undoes.",
  notEdited: () => "Not recorded: change the text first",
  editUndone: () => "Undone: your version is no longer recorded.",
  undone: () => "Undone: this pair is open again.",
  nothingToUndo: () => "Nothing to undo.",
  previousAnswer: () => "Undone. The previous answer is active again.",
  notStored: (reason: string) => `Not recorded, the pair stays. ${reason}`,
  notUndone: (reason: string) => `Not undone. ${reason}`,
  stale: () => "That pair is no longer on the screen: nothing was recorded",
  prefers: (place: number, sure: string) => `The model would have chosen response ${place} (${sure} sure)`,
  cannotTell: () => "The model has not enough data for that pair yet",
  /** For a built-in model, which does not change. */
  untilTrained: (verdict: string, head: string) =>
    `${verdict}. The ${head} model does not learn from your choices; one that you train does.`,
  changed: (before: string, now: string) => `${before}. Now it would choose ${now}.`,
  prefersNow: (place: number, sure: string) => `response ${place} (${sure} sure)`,
  cannotTellNow: () => "neither: it has not enough data yet",
  noVerdict: (reason: string) => `The model gave no answer for that pair. ${reason}`,
  noPairsInFile: (name: string) =>
    `${name} contains no pairs. Each line must be a JSON object with "prompt", "chosen" and "rejected"`,
  pickChoices: () => "Import",
  importTitle: () => "Choices already made (JSON Lines with prompt, chosen and rejected)",
  importing: (name: string) => `Importing choices from ${name}`,
  imported: (added: number, name: string) => `${choicesText(added)} imported from ${name}`,
  importedSome: (added: number, name: string, known: number) =>
    `${choicesText(added)} imported from ${name}; ${count(known)} already in the log`,
  importedNone: (name: string, known: number) =>
    known === 1
      ? `Nothing to import from ${name}: its only choice is already in the log`
      : `Nothing to import from ${name}: all ${count(known)} choices are already in the log`,
  importCancelled: () => "Import cancelled: nothing was written",
  train: () => "Train Reward Model",
};

/** The stored choice of an answer on the screen. */
export function toChoice(answer: ScreenAnswer, shown: readonly [number, number]): Choice {
  if (answer === "one") return shown[0] === 0 ? "first" : "second";
  if (answer === "two") return shown[1] === 0 ? "first" : "second";
  return answer;
}
