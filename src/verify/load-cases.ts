import { decodeText } from "../formats/text/decode-text.ts";
import type { Case, FileProblem } from "./case.ts";
import { parseExpectations } from "./expectations/parse.ts";
import { gather } from "./gather.ts";
import { SourceError, type Files } from "./sources/files.ts";

export interface LoadedCases {
  readonly cases: readonly Case[];
  readonly problems: readonly FileProblem[];
}

/**
 * The cases of all files that some patterns name, from the root. Rejects with SourceError where one names no file.
 * @param wanted whether a case is, by its place in its file; of the others no text is read.
 */
export async function loadCases(
  patterns: readonly string[],
  files: Files,
  wanted: (index: number) => boolean = () => true,
): Promise<LoadedCases> {
  const paths = new Set<string>();
  for (const pattern of patterns) {
    const named = await files.list(pattern);
    if (named.length === 0)
      throw new SourceError(`No file is named by ${pattern}. Write expectations into a file such as tone.reward.yaml`);
    named.forEach((path) => paths.add(path));
  }
  const cases: Case[] = [];
  const problems: FileProblem[] = [];
  for (const file of paths) {
    const [bytes] = await files.read([file]);
    const decoded = decodeText(bytes);
    const parsed = parseExpectations(decoded.text);
    const written = parsed.cases.filter(({ index }) => wanted(index));
    const gathered = await gather(file, written, files);
    cases.push(...gathered.cases);
    const own = [...decoded.problems, ...parsed.problems].map((problem) => ({ ...problem, file }));
    problems.push(...own, ...gathered.problems);
  }
  return { cases, problems };
}
