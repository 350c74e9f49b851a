import {
  isCollection,
  isScalar,
  LineCounter,
  parseAllDocuments,
  type Document,
  type ParseOptions,
  type SchemaOptions,
} from "yaml";
import type { RecordProblem } from "../found.ts";
import { shorten } from "./json-lines.ts";
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
  try {
    return readYaml(text);
  } catch (error) {
    // An alias without its anchor, too many aliases, too deep a nesting: the library throws where it makes values.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return invalid(1, error.message);
  }
}

/**
 * The documents of a YAML text; none of an empty one. A carriage return alone ends a line in YAML, but the library takes
 * quadratic time over many of them, so they become line feeds, which keeps every offset.
 */
export function yamlDocuments(text: string, options: ParseOptions & SchemaOptions = {}): Document.Parsed[] {
  const documents = parseAllDocuments(text.replace(/\r(?!\n)/g, "\n"), {
    uniqueKeys: false,
    logLevel: "silent",
    ...options,
  });
  return "empty" in documents ? [] : documents;
}

function readYaml(text: string): YamlRoot | { readonly problems: readonly RecordProblem[] } {
  const counter = new LineCounter();
  const documents = yamlDocuments(text, { lineCounter: counter });
  if (documents.length === 0) return { value: undefined, lines: [] };
  const error = documents.flatMap((document) => document.errors)[0];
  if (error) return invalid(error.linePos?.[0].line ?? 1, error.message);
  const values = documents.map((document) => document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown);
  const lineOf = (range: readonly number[] | null | undefined) => counter.linePos(range?.[0] ?? 0).line;
  if (documents.length > 1)
    return { value: values, lines: documents.map((document) => lineOf(document.contents?.range)) };
  return { value: values[0], lines: itemLines(documents[0], lineOf) };
}

function invalid(line: number, message: string): { readonly problems: readonly RecordProblem[] } {
  return { problems: [{ line, message: `is not valid YAML: ${shorten(message.split("\n")[0])}` }] };
}

function itemLines({ contents }: Document, lineOf: (range: readonly number[] | null | undefined) => number): number[] {
  if (!isCollection(contents)) return [];
  return contents.items.map((item) => lineOf(isCollection(item) || isScalar(item) ? item.range : undefined));
}

/** The records of a YAML value with their lines, where it is a list. */
export function withLines(records: readonly RecordSource[], lines: readonly number[]): readonly RecordSource[] {
  return records.length === lines.length ? records.map((record, i) => ({ ...record, line: lines[i] })) : records;
}
