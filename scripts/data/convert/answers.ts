/** Sets of chat answers whose sources state a choice: auto-j, LFQA-E, llmfao. */
import { z } from "zod";
import { type Choice, type Comparison, merged } from "../comparisons.ts";
import { columns, json, jsonLines, shortened, table } from "../texts.ts";

const AUTOJ: readonly Choice[] = ["first", "second", "tie"];
const autoJ = z.object({
  ...{ prompt: z.string(), label: z.union([z.literal(0), z.literal(1), z.literal(2)]) },
  ...{ "response 1": z.string(), "response 2": z.string() },
});

/** GAIR-NLP/auto-j, testdata_pairwise.jsonl: one label for each pair. */
export const fromAutoJ = ([text]: readonly string[]): Comparison[] =>
  jsonLines(text, autoJ).map(({ prompt, label, "response 1": first, "response 2": second }) => ({
    ...{ query: prompt, first, second, group: prompt },
    votes: [{ annotator: "people", choice: AUTOJ[label] }],
  }));

const LFQA = { response_a: "first", response_b: "second", same: "tie" } as const;
const question = z.object({
  ...{ question: z.string(), context: z.string(), response_a: z.string(), response_b: z.string() },
  label: z.enum(["response_a", "response_b", "same"]),
});

/** YuchenFan48/LFQA-E: a question about a text, two answers, and the expert's choice. */
export const fromLfqa = ([text]: readonly string[]): Comparison[] =>
  json(text, z.array(question)).map((one) => ({
    query: `${one.question}\n${shortened(one.context, 300)}`.trim(),
    ...{ first: one.response_a.trim(), second: one.response_b.trim(), group: one.question },
    votes: [{ annotator: "expert", choice: LFQA[one.label] }],
  }));

const LLMFAO = { left: "first", right: "second", tie: "tie" } as const;
const pair = z.object({
  ...{ id: z.number(), prompt: z.number(), text: z.string(), result_x: z.string(), result_y: z.string() },
});
const vote = columns("id", "worker", "winner");

/** dustalov/llmfao: the crowd's votes, and the pairs that they are about. */
export function fromLlmfao([votes, pairs]: readonly string[]): Comparison[] {
  const byId = new Map(jsonLines(pairs, pair).map((one) => [String(one.id), one]));
  return merged(
    table(votes, ",", vote).map(({ id, worker, winner }) => {
      const one = byId.get(id);
      if (!one) throw new Error(`No pair has the id ${id}.`);
      return {
        ...{ query: one.text, first: one.result_x.trim(), second: one.result_y.trim(), group: String(one.prompt) },
        votes: [{ annotator: worker, choice: LLMFAO[z.enum(["left", "right", "tie"]).parse(winner)] }],
      };
    }),
  );
}
