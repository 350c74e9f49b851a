import { readFileText, type FileReading } from "../../../src/formats/read-file.ts";
import type { Judgement } from "../../../src/formats/roles/sample.ts";

/** A file of these records, as JSON Lines. */
export const readJsonl = (...records: readonly unknown[]): FileReading =>
  readFileText(records.map((record) => `${JSON.stringify(record)}\n`).join(""), "x.jsonl");

/** The strict preferences among judgements, as indices. */
export const strict = (judgements: Iterable<Judgement>) =>
  [...judgements].filter(({ choice }) => choice === "first").map(({ better, worse }) => [better, worse]);

/** Query, texts and strict preferences of a record of one sample; what is wrong with one that has none. */
export function readOne(record: unknown) {
  const { samples, problems } = readJsonl(record);
  if (samples.length === 0) return problems.map(({ message }) => message).join("; ");
  const [{ query, responses, judgements }] = samples;
  return { query, texts: responses.map(({ text }) => text), preferences: strict(judgements) };
}
