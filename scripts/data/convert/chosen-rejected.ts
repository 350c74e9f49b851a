/** Public files of preference pairs as lines of {"prompt", "chosen", "rejected"}: what the sources of two sets are turned into. */
import { z } from "zod";
import { json } from "../texts.ts";

export interface ChosenRejectedLine {
  readonly prompt: string;
  readonly chosen: string;
  readonly rejected: string;
}

const TURN = "\n\nAssistant:";
const dialogues = z.array(
  z.object({ text: z.tuple([z.string(), z.string()]), score: z.tuple([z.number(), z.number()]) }),
);

/**
 * HH-RLHF as Linear95/DSP keeps it: two whole dialogues with a score each. They differ in the last turn; pairs that differ before it, or
 * not at all, are left out.
 */
export function fromDialogues([text]: readonly string[]): ChosenRejectedLine[] {
  return json(text, dialogues).flatMap(({ text, score }) => {
    if (score[0] === score[1]) return [];
    const [chosen, rejected] = score[0] > score[1] ? text : [text[1], text[0]];
    const [a, b] = [chosen, rejected].map((dialogue) => {
      const at = dialogue.lastIndexOf(TURN);
      return { before: dialogue.slice(0, at), last: dialogue.slice(at + TURN.length).trim() };
    });
    if (a.before !== b.before || a.last === "" || b.last === "" || a.last === b.last) return [];
    return [{ prompt: a.before.trim(), chosen: a.last, rejected: b.last }];
  });
}

const answer = z.string();
const questions = z.array(
  z.object({
    question: z.string(),
    ...{ "prediction 1": answer, "prediction 2": answer, "prediction 3": answer, "prediction 4": answer },
    /** Of the pairs 12, 13, 14, 23, 24, 34: 1 or 2, the better one of the two; 0 for a tie. */
    preference: z.array(z.number()).length(6),
  }),
);
const PAIRS = [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].filter((j) => j > i).map((j) => [i, j] as const));

/** FineGrainedRLHF's feedback: four answers to a question, compared two by two. Ties and equal answers are left out. */
export function fromComparisons([text]: readonly string[]): ChosenRejectedLine[] {
  return json(text, questions).flatMap(({ question, preference, ...rest }) => {
    const answers = [1, 2, 3, 4].map((k) => rest[`prediction ${k as 1 | 2 | 3 | 4}`].trim());
    return PAIRS.flatMap(([i, j], k) => {
      if (preference[k] !== 1 && preference[k] !== 2) return [];
      const [chosen, rejected] = preference[k] === 1 ? [answers[i], answers[j]] : [answers[j], answers[i]];
      return chosen === rejected ? [] : [{ prompt: question.trim(), chosen, rejected }];
    });
  });
}
