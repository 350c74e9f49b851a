import { setImmediate } from "node:timers/promises";
import type { QueryResponse } from "../core/types.ts";
import { readFileBytes } from "../formats/read-file.ts";
import { responsesOf } from "../formats/read-responses.ts";
import type { FileProblem } from "./case.ts";
import { SourceError, type Files } from "./sources/files.ts";
import { textKey } from "./texts.ts";

/** A response with the place where it is first. */
export interface OutputResponse extends QueryResponse {
  /** From the root, and its 1-based line. */
  readonly file: string;
  readonly line: number;
  /** The input of its test, where the file has one. */
  readonly test?: string;
}

export interface Outputs {
  readonly responses: readonly OutputResponse[];
  readonly problems: readonly FileProblem[];
}

/** What a large file in Git LFS is replaced by. */
const LFS = "version https://git-lfs";

/** All responses of the files that a pattern names, each once. Rejects with SourceError where there is none, or with an AbortError. */
export async function readOutputs(pattern: string, files: Files, signal?: AbortSignal): Promise<Outputs> {
  const paths = await files.list(pattern);
  if (paths.length === 0)
    throw new SourceError(`No file is named by ${pattern}. Check the pattern: it is from the file that names it`);
  const contents = await files.read(paths, signal);
  const responses = new Map<string, OutputResponse>();
  const problems: FileProblem[] = [];
  for (const [i, bytes] of contents.entries()) {
    const file = paths[i];
    if (signal) await setImmediate(undefined, { signal }); // a cancel comes in between
    if (new TextDecoder().decode(bytes.subarray(0, LFS.length)) === LFS)
      throw new SourceError(`${file} is in Git LFS and was not downloaded. Check out with lfs: true`);
    const reading = await readFileBytes(bytes, file);
    const [ask] = reading.asks.filter(({ about }) => about === "columns");
    if (ask) problems.push({ file, line: ask.line, message: `${ask.question} Name its columns query and response` });
    const listed = responsesOf(reading);
    problems.push(...listed.problems.map((problem) => ({ ...problem, file })));
    for (const { query, response, line, test } of listed.responses) {
      const key = textKey({ query, response });
      if (!responses.has(key)) responses.set(key, { query, response, file, line, ...(test !== undefined && { test }) });
    }
  }
  if (responses.size === 0 && problems.length === 0)
    throw new SourceError(`There is no response in ${paths.join(", ")}. Give records with a query and a response`);
  return { responses: [...responses.values()], problems };
}
