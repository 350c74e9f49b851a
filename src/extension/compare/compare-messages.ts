import { l10n } from "vscode";
import type { Choice } from "../../store/record.ts";
import type { ScreenAnswer } from "../../protocol/compare.ts";

const recorded: Record<ScreenAnswer, () => string> = {
  one: () => l10n.t("Recorded: response 1 preferred. U undoes."),
  two: () => l10n.t("Recorded: response 2 preferred. U undoes."),
  tie: () => l10n.t("Recorded: a tie. U undoes."),
  "both-bad": () => l10n.t("Recorded: both bad. U undoes."),
  skip: () => l10n.t("Skipped. U undoes."),
};

/** What the Compare panel and its commands say. */
export const compareMessages = {
  title: () => l10n.t("Compare Responses"),
  recorded: (answer: ScreenAnswer) => recorded[answer](),
  recordedEdit: (place: "one" | "two") =>
    place === "one"
      ? l10n.t("Recorded: your version is preferred to response 1. Now choose between the two. U undoes.")
      : l10n.t("Recorded: your version is preferred to response 2. Now choose between the two. U undoes."),
  notEdited: () => l10n.t("Not recorded: change the text first"),
  editUndone: () => l10n.t("Undone: your version is no longer recorded."),
  undone: () => l10n.t("Undone: this pair is open again."),
  nothingToUndo: () => l10n.t("Nothing to undo."),
  answerStands: () => l10n.t("Undone. The previous answer is active again."),
  notStored: (reason: string) => l10n.t("Not recorded, the pair stays. {0}", reason),
  notUndone: (reason: string) => l10n.t("Not undone. {0}", reason),
  stale: () => l10n.t("That pair is no longer on the screen: nothing was recorded"),
  prefers: (place: number, p: string, low: string, high: string, head: string) =>
    l10n.t(
      "The model would have chosen response {0} with probability {1} ({2} to {3}) · {4}",
      place,
      p,
      low,
      high,
      head,
    ),
  cannotTell: (head: string) => l10n.t("The model has not enough data for that pair yet · {0}", head),
  /** Of a starter, which is nobody's: it stays as it is. */
  untilTrained: (verdict: string) => l10n.t("{0} (this model does not learn from you yet)", verdict),
  changed: (before: string, now: string) => l10n.t("{0}. After it: {1}", before, now),
  prefersNow: (place: number, p: string, low: string, high: string) =>
    l10n.t("response {0} with probability {1} ({2} to {3})", place, p, low, high),
  cannotTellNow: () => l10n.t("not enough data yet"),
  noVerdict: (reason: string) => l10n.t("The model gave no answer for that pair. {0}", reason),
  noPairs: (name: string) =>
    l10n.t(
      "No query in {0} has two responses. Use headings (## Query, ## Response A, ## Response B), or turns (User:, Assistant:), or open a JSON Lines file",
      name,
    ),
  noPairsInFile: (name: string) =>
    l10n.t('{0} contains no pairs. Each line must be a JSON object with "prompt", "chosen" and "rejected"', name),
  gone: (name: string) => l10n.t("{0} can no longer be read. Open another file", name),
  noFolder: () => l10n.t("Open a folder to keep choices: they are stored in its .rewardlens"),
  openFolder: () => l10n.t("Open Folder…"),
  notTrusted: () => l10n.t("Choices are written in trusted workspaces only. Trust this workspace first"),
  manageTrust: () => l10n.t("Manage Trust"),
  pickPairs: () => l10n.t("Compare"),
  pickChoices: () => l10n.t("Import"),
  pickTitle: () => l10n.t("Pairs of responses (JSON Lines)"),
  importTitle: () => l10n.t("Choices already made (JSON Lines with prompt, chosen and rejected)"),
  jsonLines: () => l10n.t("JSON Lines"),
  allFiles: () => l10n.t("All files"),
  readingPairs: (name: string) => l10n.t("Reading {0}", name),
  problems: (count: number, name: string, line: number, message: string) =>
    count === 1
      ? l10n.t("Line {0} of {1} was skipped: {2}", line, name, message)
      : l10n.t("{0} lines of {1} were skipped; the first, line {2}: {3}", count, name, line, message),
  showProblems: () => l10n.t("Show Problems"),
  cannotRead: (name: string, reason: string) => l10n.t("{0} cannot be read: {1}", name, reason),
  importing: (name: string) => l10n.t("Importing choices from {0}", name),
  importStep: (done: number, total: number) => l10n.t("{0} of {1}", done, total),
  imported: (added: number, name: string) => l10n.t("{0} choices imported from {1}", added, name),
  importedSome: (added: number, name: string, known: number) =>
    l10n.t("{0} choices imported from {1}; {2} were in the log already", added, name, known),
  importedNone: (name: string, known: number) =>
    l10n.t("Nothing to import from {0}: all {1} choices are in the log already", name, known),
  importCancelled: () => l10n.t("Import cancelled: nothing was written"),
  logProblems: (count: number, path: string, line: number, message: string) =>
    l10n.t("{0} lines of {1} were skipped; the first, line {2}: {3}", count, path, line, message),
  train: () => l10n.t("Train Reward Model"),
};

/** The stored choice of an answer on the screen. */
export function toChoice(answer: ScreenAnswer, shown: readonly [number, number]): Choice {
  if (answer === "one") return shown[0] === 0 ? "first" : "second";
  if (answer === "two") return shown[1] === 0 ? "first" : "second";
  return answer;
}
