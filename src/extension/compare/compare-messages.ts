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
  recordedEdit: (place: "one" | "two") =>
    place === "one"
      ? "Recorded: your version is preferred to response 1. Now choose between the two. U undoes."
      : "Recorded: your version is preferred to response 2. Now choose between the two. U undoes.",
  notEdited: () => "Not recorded: change the text first",
  editUndone: () => "Taken back: your version is not recorded any more.",
  undone: () => "Taken back: this pair is open again.",
  nothingToUndo: () => "Nothing to undo.",
  answerStands: () => "Taken back: the answer before it holds again.",
  notStored: (reason: string) => `Not recorded, the pair stays. ${reason}`,
  notUndone: (reason: string) => `Not undone. ${reason}`,
  stale: () => "That pair is no longer on the screen: nothing was recorded",
  prefers: (place: number, p: string, low: string, high: string, head: string) =>
    `Model on that pair: response ${place}, P = ${p} (${low} to ${high}) · ${head}`,
  cannotTell: (head: string) => `Model on that pair: cannot tell yet · ${head}`,
  /** Of a starter, which is nobody's: it stays as it is. */
  untilTrained: (verdict: string) => `${verdict}, the same until you train`,
  changed: (before: string, now: string) => `${before}. After it: ${now}`,
  prefersNow: (place: number, p: string, low: string, high: string) =>
    `response ${place}, P = ${p} (${low} to ${high})`,
  cannotTellNow: () => "cannot tell yet",
  noVerdict: (reason: string) => `Model on that pair: no answer. ${reason}`,
  noPairsInFile: (name: string) =>
    `${name} holds no pairs. Each line must be a JSON object with "prompt", "chosen" and "rejected"`,
  pickChoices: () => "Import",
  importTitle: () => "Choices already made (JSON Lines with prompt, chosen and rejected)",
  importing: (name: string) => `Importing choices from ${name}`,
  imported: (added: number, name: string) => `${added} choices imported from ${name}`,
  importedSome: (added: number, name: string, known: number) =>
    `${added} choices imported from ${name}; ${known} were in the log already`,
  importedNone: (name: string, known: number) =>
    `Nothing to import from ${name}: all ${known} choices are in the log already`,
  importCancelled: () => "Import cancelled: nothing was written",
  train: () => "Train Reward Model",
};

/** The stored choice of an answer on the screen. */
export function toChoice(answer: ScreenAnswer, shown: readonly [number, number]): Choice {
  if (answer === "one") return shown[0] === 0 ? "first" : "second";
  if (answer === "two") return shown[1] === 0 ? "first" : "second";
  return answer;
}
