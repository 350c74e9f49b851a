import * as z from "zod";
import { formatTurns, readTurns } from "../canonical/chat.ts";
import { readAsked } from "./query-fields.ts";
import { pick, type Candidate, type Fields, type Preference, type SampleReading } from "./sample.ts";

const arena = z.looseObject({
  conversation_a: z.array(z.unknown()),
  conversation_b: z.array(z.unknown()),
  turn: z.number().int().min(1).optional(),
  winner: z.string().optional(),
});

/**
 * Reads a vote between two conversations (MT-Bench, Chatbot Arena): `conversation_a`, `conversation_b`, `winner` (without it
 * they are rivals), and the `turn` whose answers were judged (1-based; without it the last). Both stand where their models'
 * columns are; in a later turn each has a context of its own: the query is the first conversation's. Undefined where the
 * record is none.
 */
export function readArenaVote(fields: Fields): SampleReading | undefined {
  if (!("conversation_a" in fields)) return "judgment_ab" in fields ? { message: NO_TEXTS } : undefined;
  const result = arena.safeParse(fields);
  if (!result.success) return { message: `is no vote between two conversations: ${z.prettifyError(result.error)}` };
  const { conversation_a, conversation_b, turn, winner } = result.data;
  const a = readTurns(conversation_a, ["conversation_a"]);
  const b = readTurns(conversation_b, ["conversation_b"]);
  if ("message" in a) return a;
  if ("message" in b) return b;
  const [first, second] = [judged(a, turn), judged(b, turn)];
  if (!first || !second) return { message: `has no answer in turn ${turn ?? 1} of both conversations` };
  const query = formatTurns(a.slice(0, a.indexOf(first)));
  const responses = [first, second].map(({ text, place }, i): Candidate => ({
    text,
    label: `model ${"ab"[i]}`,
    place,
  }));
  return vote(query, responses, winner === "model_a" ? 0 : winner === "model_b" ? 1 : undefined);
}

const NO_TEXTS = "holds a verdict without the answers that were judged";

function judged<T extends { readonly speaker: string }>(turns: readonly T[], turn: number | undefined): T | undefined {
  const answers = turns.filter(({ speaker }) => speaker === "Assistant");
  return turn === undefined ? answers.at(-1) : answers[turn - 1];
}

function vote(query: string, responses: readonly Candidate[], better: 0 | 1 | undefined): SampleReading {
  const preferences = better === undefined ? [] : [[better, 1 - better] as const];
  return { samples: [{ query, responses, preferences, isPair: true }], notes: [] };
}

const task = z.looseObject({
  data: z.record(z.string(), z.unknown()),
  annotations: z
    .array(
      z.looseObject({
        was_cancelled: z.boolean().optional(),
        result: z.array(
          z.looseObject({
            type: z.string().optional(),
            to_name: z.string().optional(),
            value: z.looseObject({ selected: z.string().optional() }).optional(),
          }),
        ),
      }),
    )
    .default([]),
});

/**
 * Reads a Label Studio task with two texts and maybe pairwise annotations: the left response is the first that `to_name`
 * names. Cancelled annotations and predictions are no votes. Undefined where the record is no task.
 */
export function readLabelStudioTask(fields: Fields): SampleReading | undefined {
  const result = "data" in fields ? task.safeParse(fields) : undefined;
  if (!result?.success) return undefined;
  const { data, annotations } = result.data;
  if (annotations.length === 0 && !("text1" in data && "text2" in data)) return undefined;
  const asked = readAsked(data);
  if (asked === undefined) return { message: 'has no "prompt" in its "data"' };
  if ("message" in asked) return asked;
  const verdicts = annotations.flatMap(({ was_cancelled, result: results }) =>
    was_cancelled ? [] : results.filter(({ type }) => type === "pairwise"),
  );
  const names = verdicts[0]?.to_name?.split(",") ?? ["text1", "text2"];
  const texts = names.map((name) => pick(data, [name])?.value);
  if (texts.length !== 2 || !texts.every((text) => typeof text === "string")) {
    return { message: `has no texts ${names.join(" and ")} in its "data"` };
  }
  const responses = texts.map((text, i) => ({ text, label: names[i], place: { path: ["data", names[i]], start: 0 } }));
  const preferences = verdicts.flatMap(({ value }): Preference[] =>
    value?.selected === "left" ? [[0, 1]] : value?.selected === "right" ? [[1, 0]] : [],
  );
  const query = formatTurns(asked.turns);
  return { samples: [{ query, responses, preferences, isPair: true }], notes: [] };
}
