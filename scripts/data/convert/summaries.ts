/** Sets of summaries whose sources have ratings: BLANC, summary-reward-no-reference, HALIE, SQuALITY. */
import { z } from "zod";
import { type Comparison, fromRatings } from "../comparisons.ts";
import { columns, json, jsonLines, shortened, table } from "../texts.ts";

const summarize = (article: string) => `Summarize this article:\n${shortened(article, 500)}`;

const blanc = z.object({
  ...{ annotators_ids: z.array(z.number()), scores: z.array(z.number()), summary: z.string(), text: z.string() },
});

/** PrimerAI/blanc: summaries of an article, each with ten people's scores. */
export const fromBlanc = ([text]: readonly string[]): Comparison[] =>
  fromRatings(
    json(text, z.array(blanc)).flatMap(({ annotators_ids, scores, summary, text: article }) =>
      annotators_ids.map((annotator, i) => ({
        ...{ query: summarize(article), response: summary, group: article },
        ...{ annotator: String(annotator), score: scores[i] },
      })),
    ),
    "ties",
  );

const cnndm = z.object({
  ...{ id: z.string(), system: z.string(), annotators: z.array(z.number()) },
  prompts: z.object({ overall: z.object({ human: z.array(z.number()) }) }),
});
const summary = z.object({ id: z.string(), sys_name: z.string(), sys_summ: z.string() });

/** yg211/summary-reward-no-reference: ratings are in one file, texts in another; ratings without a text are left out. */
export function fromCnndm([ratings, texts]: readonly string[]): Comparison[] {
  const summaries = Object.values(json(texts, z.record(z.string(), z.array(summary)))).flat();
  const text = new Map(summaries.map(({ id, sys_name, sys_summ }) => [`${id} ${sys_name}`, sys_summ.trim()]));
  return fromRatings(
    jsonLines(ratings, cnndm).flatMap(({ id, system, annotators, prompts }) => {
      const response = text.get(`${id} ${system}`);
      if (response === undefined) return [];
      return annotators.map((annotator, i) => ({
        ...{ query: "Summarize the news article.", response, group: id },
        ...{ annotator: String(annotator), score: prompts.overall.human[i] },
      }));
    }),
    "ties",
  );
}

const LEVELS = [1, 2, 3, 4, 5] as const;
const halie = columns(
  ...(["WorkerId", "Input.source_article", "Input.output_text", "Answer.consistency.consistent"] as const),
  ...LEVELS.flatMap((n) => [`Answer.coherence.cohere_${n}`, `Answer.relevance.rel_${n}`] as const),
);

/** stanford-crfm/halie: coherence and relevance, 1 to 5, and 2 more for a summary that is consistent with the article. */
export const fromHalieSummaries = (batches: readonly string[]): Comparison[] =>
  fromRatings(
    batches
      .flatMap((text) => table(text, ",", halie))
      .map((row) => {
        const level = (name: "coherence.cohere" | "relevance.rel") =>
          LEVELS.find((n) => row[`Answer.${name}_${n}`] === "true") ?? 0;
        const consistent = row["Answer.consistency.consistent"] === "true" ? 2 : 0;
        return {
          query: summarize(row["Input.source_article"]),
          ...{ response: row["Input.output_text"].trim(), group: row["Input.source_article"] },
          ...{ annotator: row.WorkerId, score: level("coherence.cohere") + level("relevance.rel") + consistent },
        };
      }),
    "ties",
  );

const review = z.object({ worker_id: z.string(), "overall-rating": z.number() });
const passage = z.object({
  "passage-id": z.string(),
  questions: z.record(z.string(), z.record(z.string(), z.object({ response: z.string(), reviews: z.array(review) }))),
});
const story = z.object({
  metadata: z.object({ passage_id: z.string() }),
  questions: z.array(z.object({ question_text: z.string() })),
});

/** nyu-mll/SQuALITY: reviews of three answers to a question; the questions' words are in the set itself. */
export function fromSquality([responses, stories]: readonly string[]): Comparison[] {
  const questions = new Map(
    jsonLines(stories, story).map((one) => [one.metadata.passage_id, one.questions.map((q) => q.question_text.trim())]),
  );
  return fromRatings(
    jsonLines(responses, passage).flatMap(({ "passage-id": id, questions: asked }) =>
      Object.entries(asked).flatMap(([number, answers]) => {
        const query = questions.get(id)?.[Number(number)];
        if (query === undefined) throw new Error(`The story ${id} has no question ${number}.`);
        return Object.values(answers).flatMap(({ response, reviews }) =>
          reviews.map(({ worker_id: annotator, "overall-rating": score }) => ({
            ...{ query, response: response.trim(), group: `${id} ${number}`, annotator, score },
          })),
        );
      }),
    ),
    "ties",
  );
}
