import * as z from "zod";

/** What a text must have so that there is something to score. */
const SOMETHING = /\S/;

const text = z.string().regex(SOMETHING, "must not be empty");

const response = z
  .union([text, z.strictObject({ file: text.describe("A file whose whole text is the response, beside this file.") })])
  .describe("A response, or the file that contains it.");

const responses = z.union([response, z.array(response).min(1)]).describe("One response or several.");

const threshold = z
  .union([z.number(), z.string()])
  .describe('Such as ">= 0.6", above 0 and below 1. A number alone is the least that passes.');

const message = z.strictObject({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: z.string(),
});

const common = {
  name: text.optional().describe("What reports call this case. Without one it is the beginning of its query."),
  tags: z.array(text).optional().describe("Words that filters of reports and of the Testing view can name."),
  model: text.optional().describe("A built-in model's name, or a model's folder beside this file: ./models/mine"),
};

const asked = {
  query: text.optional().describe("What was asked. Give query or messages."),
  messages: z.array(message).min(1).optional().describe("The conversation before the response."),
};

/** One case, by the key that says what it expects. */
export const caseSchemas = {
  choice: z.strictObject({
    ...common,
    ...asked,
    better: responses.describe("The response, or the responses, that would be chosen over every worse one."),
    worse: responses.describe("The response, or the responses, that every better one beats."),
  }),
  score: z.strictObject({
    ...common,
    ...asked,
    response,
    score: threshold.describe('What the score must be, such as ">= 0.6", above 0 and below 1.'),
  }),
  ranking: z.strictObject({
    ...common,
    ...asked,
    ranking: z.array(response).min(2).describe("Responses, the best one first."),
  }),
  outputs: z.strictObject({
    ...common,
    outputs: text.describe("Files of responses, such as outputs/*.jsonl, beside this file."),
    mean: threshold.optional().describe("What the mean score of the outputs must be."),
    against: text.optional().describe("Files of responses to the same queries, to win against."),
    winRate: threshold.optional().describe("How often the outputs must win against these."),
  }),
} as const;

export type CaseKind = keyof typeof caseSchemas;
export type CaseFields = { [K in CaseKind]: z.infer<(typeof caseSchemas)[K]> };

/** What is around the cases of a file. */
export const aroundCases = z.strictObject({ model: common.model, cases: z.array(z.unknown()).min(1) });

/** A *.reward.yaml file. */
export const fileSchema = aroundCases.extend({
  cases: z.array(z.union([caseSchemas.choice, caseSchemas.score, caseSchemas.ranking, caseSchemas.outputs])).min(1),
});
