import { canonicalQuery } from "../formats/canonical/query.ts";
import { speakerOf } from "../formats/canonical/chat.ts";
import { decodeText } from "../formats/text/decode-text.ts";
import { shorten } from "../report/format.ts";
import type { Case, Expectation, FileProblem } from "./case.ts";
import { listOf } from "./expectations/pairs.ts";
import type { CaseFields } from "./expectations/schema.ts";
import type { WrittenCase } from "./expectations/parse.ts";
import { parseThreshold, type Threshold } from "./expectations/threshold.ts";
import { readOutputs } from "./read-outputs.ts";
import { matchQueries } from "./same-queries.ts";
import { fromRoot, SourceError, type Files } from "./sources/files.ts";

export interface Gathered {
  readonly cases: readonly Case[];
  readonly problems: readonly FileProblem[];
}

/** Characters of a query that name its case. */
const NAME = 60;

/** What is wrong with the value of one key of a case. */
class KeyError extends SourceError {
  readonly key: string;
  constructor(key: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.key = key;
  }
}

/** What `read` gives; what is wrong with a source is wrong with the key that names it. */
async function ofKey<T>(key: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof SourceError ? new KeyError(key, error.message, { cause: error }) : error;
  }
}

/** The texts of written cases, and what is wrong with them by line. */
export async function gather(file: string, written: readonly WrittenCase[], files: Files): Promise<Gathered> {
  const cases: Case[] = [];
  const problems: FileProblem[] = [];
  for (const one of written) {
    try {
      const { expects, problems: found } = await expectationOf(one, file, files);
      const { fields, index, line } = one;
      problems.push(...found.map((problem) => ({ ...problem, index })));
      if (expects.kind === "outputs" && expects.outputs.length === 0) continue; // why is among the problems
      const [name, model] = [caseName(one, file), caseModel(one, file)];
      cases.push({ file, index, line, name, tags: fields.tags ?? [], model, expects });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const line = error instanceof KeyError ? one.lineOf(error.key) : one.line;
      const { name } = one.fields;
      problems.push({ file, line, message: error.message, index: one.index, ...(name !== undefined && { name }) });
    }
  }
  return { cases, problems };
}

/** What reports call a case. @throws SourceError where its query or its pattern cannot be used. */
export function caseName(one: WrittenCase, file: string): string {
  if (one.fields.name !== undefined) return one.fields.name;
  return shorten(one.kind === "outputs" ? fromRoot(one.fields.outputs, file) : queryOf(one.fields), NAME);
}

/** A case's model as the report names it: a name alone is a built-in one. @throws SourceError */
export function caseModel({ model }: WrittenCase, file: string): string | undefined {
  if (model === undefined) return undefined;
  return /^[\w-]+$/.test(model) ? model : `./${fromRoot(model, file)}`;
}

interface Found {
  readonly expects: Expectation;
  readonly problems: readonly FileProblem[];
}

async function expectationOf(one: WrittenCase, file: string, files: Files): Promise<Found> {
  const texts = (key: string, given: readonly (string | { readonly file: string })[]) =>
    ofKey(key, () => Promise.all(given.map((response) => textOf(response, file, files))));
  const threshold = (written: string | number, key: string): Threshold => {
    const parsed = parseThreshold(written);
    if (typeof parsed === "string") throw new KeyError(key, `"${key}": ${parsed}`);
    return parsed;
  };
  if (one.kind === "outputs") return outputsOf(one, file, files, threshold);
  const query = queryOf(one.fields);
  const alone = (expects: Expectation): Found => ({ expects, problems: [] });
  if (one.kind === "ranking")
    return alone({ kind: "ranking", query, responses: distinct(await texts("ranking", one.fields.ranking)) });
  if (one.kind === "score") {
    const [response] = await texts("response", [one.fields.response]);
    return alone({ kind: "score", query, response, threshold: threshold(one.fields.score, "score") });
  }
  const better = await texts("better", listOf(one.fields.better));
  const worse = await texts("worse", listOf(one.fields.worse));
  const both = better.find((text) => worse.includes(text));
  if (both !== undefined) throw new SourceError(`"${shorten(both, 40)}" is better and worse. Remove one of the two`);
  return alone({ kind: "choice", query, better, worse });
}

async function outputsOf(
  { fields }: Extract<WrittenCase, { kind: "outputs" }>,
  file: string,
  files: Files,
  threshold: (written: string | number, key: string) => Threshold,
): Promise<Found> {
  if (fields.mean === undefined && fields.winRate === undefined)
    throw new SourceError("says nothing of its outputs. Add mean, or against and winRate");
  if ((fields.winRate === undefined) !== (fields.against === undefined))
    throw new SourceError("against and winRate belong together. Add the other one");
  const { outputs: named, against: others } = fields;
  const pattern = await ofKey("outputs", () => fromRoot(named, file));
  const outputs = await ofKey("outputs", () => readOutputs(pattern, files));
  const readOthers = (written: string) => {
    const other = fromRoot(written, file);
    if (other !== pattern) return readOutputs(other, files);
    throw new SourceError("outputs and against name the same files, so the win rate is always 50%. Name two sets");
  };
  const against = others === undefined ? undefined : await ofKey("against", () => readOthers(others));
  return {
    expects: {
      kind: "outputs",
      pattern,
      outputs: outputs.responses,
      ...(against && { matched: matchQueries([outputs.responses, against.responses]) }),
      ...(fields.mean !== undefined && { mean: threshold(fields.mean, "mean") }),
      ...(fields.winRate !== undefined && { winRate: threshold(fields.winRate, "winRate") }),
    },
    problems: [...outputs.problems, ...(against?.problems ?? [])],
  };
}

function queryOf({ query, messages }: Pick<CaseFields["choice"], "query" | "messages">): string {
  if ((query === undefined) === (messages === undefined))
    throw new SourceError(
      query === undefined ? "has no query. Add query or messages" : "has query and messages. Keep one",
    );
  if (query !== undefined) return canonicalQuery([{ speaker: "Human", text: query }]);
  return canonicalQuery(messages!.map(({ role, content }) => ({ speaker: speakerOf(role)!, text: content })));
}

async function textOf(response: string | { readonly file: string }, file: string, files: Files): Promise<string> {
  if (typeof response === "string") return response.trim();
  const path = fromRoot(response.file, file);
  const [bytes] = await files.read([path]);
  const decoded = decodeText(bytes);
  if (decoded.problems.length > 0) throw new SourceError(`${path} is not UTF-8. Save the file as UTF-8`);
  const text = decoded.text.trim();
  if (text === "") throw new SourceError(`${path} is empty: there is nothing to score. Write the response into it`);
  return text;
}

function distinct(responses: string[]): string[] {
  const twice = responses.find((text, i) => responses.indexOf(text) !== i);
  if (twice === undefined) return responses;
  throw new SourceError(`"${shorten(twice, 40)}" has two places in the ranking. Remove one of them`);
}
