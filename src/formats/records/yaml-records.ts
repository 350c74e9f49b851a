import { isCollection, isScalar, LineCounter, parseAllDocuments, type Document } from "yaml";
import type { RecordProblem } from "../found.ts";
import type { RecordSource } from "./record-source.ts";

/** Aliases that are followed, so that a short file cannot become a large value. */
const MOST_ALIASES = 100;

export interface YamlRoot {
  readonly value: unknown;
  /** 1-based lines of the items of the list that is the root. */
  readonly lines: readonly number[];
}

/** The value of a YAML text, of several documents a list; or what is wrong with it. */
export function parseYaml(text: string): YamlRoot | { readonly problems: readonly RecordProblem[] } {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter, uniqueKeys: false });
  if ("empty" in documents) return { value: undefined, lines: [] };
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) {
    return {
      problems: [
        { line: errors[0].linePos?.[0].line ?? 1, message: `is not valid YAML: ${errors[0].message.split("\n")[0]}` },
      ],
    };
  }
  const values = documents.map((document) => document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown);
  const lineOf = (range: readonly number[] | null | undefined) => counter.linePos(range?.[0] ?? 0).line;
  if (documents.length > 1)
    return { value: values, lines: documents.map((document) => lineOf(document.contents?.range)) };
  return { value: values[0], lines: itemLines(documents[0], lineOf) };
}

function itemLines({ contents }: Document, lineOf: (range: readonly number[] | null | undefined) => number): number[] {
  if (!isCollection(contents)) return [];
  return contents.items.map((item) => lineOf(isCollection(item) || isScalar(item) ? item.range : undefined));
}

/** The records of a YAML value with their lines, where it is a list. */
export function withLines(records: readonly RecordSource[], lines: readonly number[]): readonly RecordSource[] {
  return records.length === lines.length ? records.map((record, i) => ({ ...record, line: lines[i] })) : records;
}
