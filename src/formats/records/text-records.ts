import { documentKind, type DocumentKind } from "../documents/document-kinds.ts";
import type { RecordProblem } from "../found.ts";
import { classify } from "../roles/names.ts";
import type { RecordSource } from "./record-source.ts";
import { csvRows } from "./csv/csv-rows.ts";
import { documentRecords } from "./json-document.ts";
import { htmlTable } from "./html-tables.ts";
import { jsonElements } from "./json-elements.ts";
import { areJsonLines, jsonLines, parseCommentedJson, parseLooseJson, type JsonLine } from "./json-lines.ts";
import { lineRecords, occursTwice, twiceIn } from "./lenient-lines.ts";
import { recordsOfBytes } from "./utf8-lines.ts";
import { takeoutPage } from "./takeout-page.ts";
import { withNestedCells } from "./nested-cells.ts";
import { parseYaml, withLines } from "./yaml-records.ts";

/** What a text is made of: records, or a document with responses in its prose. */
export type TextContent =
  | {
      readonly kind: "records";
      readonly format: "JSON" | "JSON Lines" | "CSV" | "YAML" | "HTML";
      /** Rows of a table, where "nan" is an empty cell. */
      readonly isTable: boolean;
      readonly records: readonly RecordSource[];
      readonly problems: readonly RecordProblem[];
      /** The value of a JSON or YAML file as a whole. */
      readonly root?: unknown;
    }
  | { readonly kind: "document"; readonly document: DocumentKind; readonly text: string };

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? "";

/** Reads a text into records. Its content says what it is; the name counts where the content is silent. */
export function contentOfText(text: string, name: string): TextContent {
  const extension = extensionOf(name);
  const start = /[^\s\uFEFF]/.exec(text.slice(0, 10_000))?.[0];
  const document = documentKind(name);
  const isProse = document !== undefined;
  const isCommented = start === "/" && ["json", "jsonc"].includes(extension);
  if (
    isCommented ||
    start === "{" ||
    (start === "[" && /^[\s\uFEFF]*\[\s*(?:[[{"\d]|\]|$)/.test(text.slice(0, 10_000)))
  ) {
    const json = jsonContent(text, extension);
    if (json && !(isProse && json.records.length === 0)) return json;
  }
  if (["yaml", "yml"].includes(extension)) return yamlContent(text);
  const isPage = start === "<" && /^[\s\uFEFF]*<(?:!doctype html|html|table)\b/i.test(text.slice(0, 10_000));
  const prompts = isPage ? takeoutPage(text) : [];
  const rows = isPage && prompts.length === 0 ? htmlTable(text) : prompts;
  if (rows.length > 0) {
    const records = rows.map((value, i): RecordSource => ({ line: i + 1, value }));
    return { kind: "records", format: "HTML", isTable: true, records, problems: [] };
  }
  if (["csv", "tsv", "tab", "psv"].includes(extension)) return csvContent(text);
  if ((document ?? "plaintext") === "plaintext" && looksLikeTable(text)) return csvContent(text);
  if (["json", "jsonc", "jsonl", "ndjson"].includes(extension)) return linesContent(jsonLines(text));
  return { kind: "document", text, document: document ?? "plaintext" };
}

type Records = TextContent & { kind: "records" };

const linesContent = (lines: Iterable<JsonLine>): Records => {
  return { kind: "records", format: "JSON Lines", isTable: false, ...lineRecords(lines) };
};

/** Reads the bytes of JSON Lines as contentOfText reads their text; undefined for any other file (utf8-lines.ts). */
export function contentOfBytes(bytes: Uint8Array, isOther: (lines: string) => boolean): TextContent | undefined {
  const records = recordsOfBytes(bytes, isOther);
  return records && { kind: "records", format: "JSON Lines", isTable: false, ...records };
}

function jsonContent(text: string, extension: string): Records | undefined {
  if (areJsonLines(jsonLines(text))) return linesContent(jsonLines(text));
  const [first, second] = jsonLines(text);
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const strict = parseLooseJson(bare);
  const whole = "value" in strict ? strict : (parseCommentedJson(bare) ?? strict);
  if ("value" in whole) {
    const common = { kind: "records", format: "JSON", isTable: false } as const;
    const records = documentRecords(whole.value, text);
    const twice = records.length === 1 && records[0].value === whole.value ? twiceIn(text, whole.value) : undefined;
    if (twice === undefined) return { ...common, records, problems: [], root: whole.value };
    return { ...common, records: [], problems: [{ line: 1, message: occursTwice(twice) }] };
  }
  const isList = first?.text.trimStart().startsWith("[") && (extension === "json" || !hasObjectLine(text));
  if (
    !isList &&
    (second === undefined ||
      /^\s*\{.*[}\]"\d],?\s*$/.test(first?.text ?? "") ||
      ["jsonl", "ndjson"].includes(extension))
  )
    return linesContent(jsonLines(text));
  return damaged(text);
}

/** Whether some line is a whole object without a comma after it. */
function hasObjectLine(text: string): boolean {
  for (const { text: line } of jsonLines(text))
    if (line.startsWith("{") && "value" in parseLooseJson(line)) return true;
  return false;
}

/** The elements of a JSON text that is damaged somewhere: the others stay whole. */
function damaged(text: string): Records {
  const records: RecordSource[] = [];
  const problems: RecordProblem[] = [];
  for (const { number, text: source } of jsonElements(text)) {
    const parsed = parseLooseJson(source);
    if ("value" in parsed) records.push({ line: number, value: parsed.value });
    else problems.push({ line: number, message: parsed.message });
  }
  return { kind: "records", format: "JSON", isTable: false, records, problems };
}

function csvContent(text: string): Records {
  const { rows, names, problems } = csvRows(text);
  const values = withNestedCells(
    rows.map(({ fields }) => fields),
    names,
  );
  const records = rows.map(({ line }, i): RecordSource => ({ line, value: values[i] }));
  return { kind: "records", format: "CSV", isTable: true, records, problems };
}

function yamlContent(text: string): Records {
  const yaml = parseYaml(text);
  const common = { kind: "records", format: "YAML", isTable: false } as const;
  if ("problems" in yaml) return { ...common, records: [], problems: yaml.problems };
  const bad = new Set(yaml.twice.map(({ line }) => line));
  const records = withLines(documentRecords(yaml.value, ""), yaml.lines).filter(({ line }) => !bad.has(line));
  return { ...common, records, problems: yaml.twice, root: yaml.value };
}

/** Whether the first line is a table's header: several columns, a query's or a response's among them. */
function looksLikeTable(text: string): boolean {
  const [line] = text
    .replace(/^\uFEFF/, "")
    .replace(/^"?sep=.*\r?\n/i, "")
    .split(/\r?\n/, 1);
  if (line.length > 2000 || !/[,;\t]/.test(line)) return false;
  const names = line.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, ""));
  const roles = new Set(names.filter((name) => name.length < 40).map((name) => classify(name).role));
  return (
    ["query", "context", "history"].some((role) => roles.has(role as "query")) &&
    ["response", "chosen", "option"].some((role) => roles.has(role as "query"))
  );
}
