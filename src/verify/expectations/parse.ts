import { LineCounter, visit, type Alias, type Document } from "yaml";
import type * as z from "zod";
import type { RecordProblem } from "../../formats/found.ts";
import { yamlDocuments } from "../../formats/records/yaml-records.ts";
import { issueText, syntaxText } from "./problem-text.ts";
import { aroundCases, caseSchemas, type CaseFields, type CaseKind } from "./schema.ts";

/** A case as it is written, its keys checked. */
export type WrittenCase = {
  [K in CaseKind]: {
    readonly kind: K;
    /** Its place in the file's list of cases, from 0. */
    readonly index: number;
    readonly line: number;
    readonly model?: string | undefined;
    readonly fields: CaseFields[K];
    /** The line of a value of the case, by its keys. */
    readonly lineOf: (...path: Path) => number;
  };
}[CaseKind];

/** What is wrong with a file, by line. */
export interface WrittenProblem extends RecordProblem {
  /** The place of the case that cannot be used for it. */
  readonly index?: number;
  /** What that case is called, where it says so. */
  readonly name?: string;
}

export interface ParsedFile {
  readonly cases: readonly WrittenCase[];
  readonly problems: readonly WrittenProblem[];
}

type Path = readonly PropertyKey[];

/** Aliases that are followed, so that a short file cannot become a large value. */
const MOST_ALIASES = 100;

/** The cases of a *.reward.yaml file. A case that cannot be used becomes a problem with its line; the others are kept. */
export function parseExpectations(text: string): ParsedFile {
  const lineCounter = new LineCounter();
  const documents = yamlDocuments(text, { lineCounter, prettyErrors: false, uniqueKeys: true, merge: true });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const broken = documents.flatMap(({ errors }) => errors)[0];
  if (broken) return failed(lineAt(broken.pos[0]), syntaxText(broken));
  if (documents.length !== 1 || documents[0].contents === null)
    return failed(1, documents.length > 1 ? "has several documents (---). Put each in a file" : EMPTY);
  const [document] = documents;
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // An alias without its anchor, too many aliases, too deep a nesting.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    const alias = unresolved(document);
    if (alias?.range)
      return failed(lineAt(alias.range[0]), `has no &${alias.source} before *${alias.source}. Write the text out`);
    return failed(1, `cannot be read: ${error.message}. Write the text out`);
  }
  return readFile(value, (path) => lineAt(offsetOf(document, path)));
}

/** The first alias whose anchor is not before it. */
function unresolved(document: Document.Parsed): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

const EMPTY = "has no cases. Write cases: and a list under it (docs/verify.md)";

const failed = (line: number, message: string): ParsedFile => ({ cases: [], problems: [{ line, message }] });

function readFile(value: unknown, lineOf: (path: Path) => number): ParsedFile {
  const cases = isRecord(value) && Array.isArray(value["cases"]) ? (value["cases"] as unknown[]) : [];
  const around = aroundCases.safeParse(value, { reportInput: true });
  const problems: WrittenProblem[] = (around.error?.issues ?? []).map((issue) =>
    problemOf(issue, [], lineOf, Object.keys(aroundCases.shape)),
  );
  const model = isRecord(value) && typeof value["model"] === "string" ? value["model"] : undefined;
  const read: WrittenCase[] = [];
  for (const [index, one] of cases.entries()) {
    const path = ["cases", index];
    const line = lineOf(path);
    const kind = kindOf(one);
    if (kind === undefined) {
      problems.push({ line, message: UNKNOWN_KIND, ...placeOf(one, index) });
      continue;
    }
    const { success, data, error } = caseSchemas[kind].safeParse(one, { reportInput: true });
    if (!success) {
      const keys = Object.keys(caseSchemas[kind].shape);
      problems.push(
        ...error.issues.map((issue) => ({ ...problemOf(issue, path, lineOf, keys), ...placeOf(one, index) })),
      );
      continue;
    }
    // The kind and its fields belong together, which the compiler cannot follow through the table.
    read.push({
      kind,
      index,
      line,
      model: data.model ?? model,
      fields: data,
      lineOf: (...keys: Path) => lineOf([...path, ...keys]),
    } as WrittenCase);
  }
  return { cases: read, problems: problems.sort((a, b) => a.line - b.line) };
}

const UNKNOWN_KIND =
  "says nothing that can be checked. Give better and worse, or response and score, or ranking, or outputs";

const placeOf = (one: unknown, index: number): Pick<WrittenProblem, "index" | "name"> => ({
  index,
  ...(isRecord(one) && typeof one["name"] === "string" && { name: one["name"] }),
});

/** What a case expects, by its keys; undefined where they say nothing. */
function kindOf(one: unknown): CaseKind | undefined {
  if (!isRecord(one)) return undefined;
  if ("ranking" in one) return "ranking";
  if ("outputs" in one) return "outputs";
  if ("score" in one || "response" in one) return "score";
  return "better" in one || "worse" in one ? "choice" : undefined;
}

function problemOf(
  issue: z.core.$ZodIssue,
  path: Path,
  lineOf: (path: Path) => number,
  keys: readonly string[],
): RecordProblem {
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  return { line: lineOf([...path, ...issue.path, ...unknown]), message: issueText(issue, keys) };
}

/** Where a value begins, or the nearest one around it that is written. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly number[] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
