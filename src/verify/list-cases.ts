import { posix } from "node:path";
import type { FileProblem } from "./case.ts";
import { listOf } from "./expectations/pairs.ts";
import { parseExpectations, type WrittenCase } from "./expectations/parse.ts";
import { partsOf, type WrittenPart } from "./expectations/parts.ts";
import type { CaseKind } from "./expectations/schema.ts";
import { caseModel, caseName } from "./gather.ts";
import { isModelFolder } from "./load-model.ts";
import { fromRoot, SourceError } from "./sources/files.ts";

/** A case as far as its own file says it: no other file is read. */
export interface ListedCase {
  readonly index: number;
  readonly line: number;
  readonly name: string;
  readonly kind: CaseKind;
  readonly model: string | undefined;
  readonly tags: readonly string[];
  readonly parts: readonly WrittenPart[];
  /** Patterns, from the root, of the files that its verdict comes from. */
  readonly readsFrom: readonly string[];
}

export interface ListedFile {
  readonly file: string;
  readonly cases: readonly ListedCase[];
  readonly problems: readonly FileProblem[];
}

/** What a file has to check, without reading anything else. */
export function listCases(file: string, text: string): ListedFile {
  const parsed = parseExpectations(text);
  const problems: FileProblem[] = parsed.problems.map((problem) => ({ ...problem, file }));
  const cases = parsed.cases.flatMap((one): ListedCase[] => {
    const { index, line, kind, fields } = one;
    try {
      const [name, model] = [caseName(one, file), caseModel(one, file)];
      const readsFrom = [
        ...filesOf(one, file),
        ...(model && isModelFolder(model) ? withInside(fromRoot(model, "")) : []),
      ];
      return [{ index, line, name, kind, model, tags: fields.tags ?? [], parts: partsOf(one), readsFrom }];
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push({ file, line, message: error.message, index });
      return [];
    }
  });
  return { file, cases, problems };
}

/** What may be a folder, and all in it: some systems report a folder alone, such as one that was written beside its place and renamed. */
const withInside = (path: string): string[] => [path, posix.join(path, "**")];

function filesOf(one: WrittenCase, file: string): string[] {
  if (one.kind === "outputs")
    return [one.fields.outputs, one.fields.against].flatMap((pattern) =>
      pattern === undefined ? [] : withInside(fromRoot(pattern, file)),
    );
  const responses =
    one.kind === "ranking"
      ? one.fields.ranking
      : one.kind === "score"
        ? [one.fields.response]
        : [...listOf(one.fields.better), ...listOf(one.fields.worse)];
  return responses.flatMap((response) => (typeof response === "string" ? [] : [fromRoot(response.file, file)]));
}
