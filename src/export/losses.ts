import { lookOf } from "../formats/roles/texts.ts";
import { messagesOf, type Preference } from "./preference.ts";

/** Something of a choice that a file cannot hold. */
export interface Loss {
  readonly id: string;
  /** What is lost of one choice, and of several: "tie", "ties". */
  readonly words: readonly [one: string, many: string];
  readonly has: (preference: Preference) => boolean;
}

const loss = (id: string, one: string, many: string, has: Loss["has"]): Loss => ({ id, words: [one, many], has });

/** What leaves a choice out of a file. */
export const leavesOut = {
  skips: loss("skips", "skipped pair", "skipped pairs", ({ choice }) => choice === "skip"),
  same: loss("same", "pair of texts that look the same", "pairs of texts that look the same", (preference) => {
    const [a, b] = preference.responses;
    return a === b || lookOf(a) === lookOf(b);
  }),
  ties: loss("ties", "tie", "ties", ({ choice }) => choice === "tie"),
  bothBad: loss("both-bad", "choice of “both bad”", "choices of “both bad”", ({ choice }) => choice === "both-bad"),
  /** Results of tools are messages that need the call before them, which no log keeps. */
  tools: loss(
    "tools",
    "choice with a tool's result in its query",
    "choices with a tool's result in their query",
    (one) => messagesOf(one).some(({ role }) => role === "tool"),
  ),
  /** After a system's part the user and the assistant take turns, and the user asks last. */
  order: loss("order", "choice whose turns do not alternate", "choices whose turns do not alternate", (one) => {
    const turns = messagesOf(one).filter(({ role }, i) => i > 0 || role !== "system");
    return turns.length % 2 === 0 || turns.some(({ role }, i) => role !== (i % 2 === 0 ? "user" : "assistant"));
  }),
} as const;

/** What is missing of a choice that is in a file. */
export const leavesBehind = {
  strengths: loss("strengths", "strength", "strengths", ({ strength }) => strength !== 1),
  weights: loss("weights", "weight", "weights", ({ weight }) => weight !== 1),
  annotators: loss("annotators", "annotator's name", "annotators' names", ({ annotator }) => annotator !== ""),
  reasons: loss("reasons", "reason or tag", "reasons or tags", ({ reason, tags }) => reason !== "" || tags.length > 0),
  turns: loss(
    "turns",
    "conversation written as one text",
    "conversations written as one text",
    (one) => messagesOf(one).length > 1,
  ),
  pairing: loss("pairing", "comparison written as two labels", "comparisons written as two labels", () => true),
  characters: loss("characters", "text with half a character", "texts with half a character", (one) =>
    [one.query, ...one.responses].some((text) => !text.isWellFormed()),
  ),
} as const;

/** What files of pairs of a chosen and a rejected response have no place for. */
export const onlyPreferences = [leavesOut.skips, leavesOut.same, leavesOut.ties, leavesOut.bothBad];

/** What files of texts alone have no place for. */
export const onlyTexts = [
  leavesBehind.strengths,
  leavesBehind.weights,
  leavesBehind.annotators,
  leavesBehind.reasons,
] as const;
