import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type ParseOptions,
  type SchemaOptions,
  type YAMLSeq,
} from "yaml";
import type { RecordProblem } from "../found.ts";
import { shorten } from "./json-lines.ts";
import { occursTwice } from "./lenient-lines.ts";
import type { RecordSource } from "./record-source.ts";

/** Aliases that are followed, so that a short file cannot become a large value. */
const MOST_ALIASES = 100;

export interface YamlRoot {
  readonly value: unknown;
  /** 1-based lines of the items of the list that is the root. */
  readonly lines: readonly number[];
  /** Items of which a field occurs twice. */
  readonly twice: readonly RecordProblem[];
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
    merge: true,
    logLevel: "silent",
    ...options,
  });
  return "empty" in documents ? [] : documents;
}

function readYaml(text: string): YamlRoot | { readonly problems: readonly RecordProblem[] } {
  const counter = new LineCounter();
  const documents = yamlDocuments(text, { lineCounter: counter });
  if (documents.length === 0) return { value: undefined, lines: [], twice: [] };
  const error = documents.flatMap((document) => document.errors)[0];
  if (error) return invalid(error.linePos?.[0].line ?? 1, error.message);
  const values = documents.map((document) => document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown);
  const lineOf = (range: readonly number[] | null | undefined) => counter.linePos(range?.[0] ?? 0).line;
  const isList = documents.length === 1 && isSeq(documents[0].contents);
  const items = isList ? (documents[0].contents as YAMLSeq).items : documents.map(({ contents }) => contents);
  const twice = items.flatMap((item): RecordProblem[] => {
    const name = nameTwice(item);
    const { range } = (item ?? {}) as { readonly range?: readonly number[] | null };
    return name === undefined ? [] : [{ line: lineOf(range), message: occursTwice(name) }];
  });
  if (documents.length > 1)
    return { value: values, lines: documents.map((document) => lineOf(document.contents?.range)), twice };
  return { value: values[0], lines: itemLines(documents[0], lineOf), twice };
}

/** A field of a map itself that occurs twice: the last one would count. */
function nameTwice(item: unknown): string | undefined {
  if (!isMap(item)) return undefined;
  const names = item.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  const seen = new Set<string>();
  return names.find((name) => name !== "" && name !== "<<" && (seen.has(name) || !seen.add(name)));
}

function invalid(line: number, message: string): { readonly problems: readonly RecordProblem[] } {
  return { problems: [{ line, message: `is not valid YAML: ${shorten(message.split("\n")[0].replace(/:$/, ""))}` }] };
}

function itemLines({ contents }: Document, lineOf: (range: readonly number[] | null | undefined) => number): number[] {
  if (!isCollection(contents)) return [];
  return contents.items.map((item) => lineOf(isCollection(item) || isScalar(item) ? item.range : undefined));
}

/** The records of a YAML value with their lines, where it is a list. */
export function withLines(records: readonly RecordSource[], lines: readonly number[]): readonly RecordSource[] {
  return records.length === lines.length ? records.map((record, i) => ({ ...record, line: lines[i] })) : records;
}
