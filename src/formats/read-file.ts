import { basename } from "node:path";
import { canonicalQuery, canonicalTurns } from "./canonical/query.ts";
import { documentKind, type DocumentKind } from "./documents/document-kinds.ts";
import { findResponses } from "./documents/find-responses.ts";
import type { DocumentOptions } from "./documents/read-document.ts";
import { isPromptFile, readPromptFile } from "./documents/prompt-file.ts";
import type { RecordProblem } from "./found.ts";
import { withRequests, type Requests } from "./named/batches.ts";
import { readNamedFile } from "./named/files.ts";
import { plainRecords } from "./named/plain-records.ts";
import { requestsBeside, type Beside } from "./requests-beside.ts";
import { binaryKind, parquetRecords, unzip, workbookRows, zipNames, zipTexts } from "./records/binary-records.ts";
import { withNestedCells } from "./records/nested-cells.ts";
import { pipeTables } from "./records/pipe-tables.ts";
import { contentOfText, type TextContent } from "./records/text-records.ts";
import type { Ask, ColumnAnswers } from "./roles/ask.ts";
import type { RecordSource } from "./records/record-source.ts";
import { readAll } from "./shapes/read-all.ts";
import { isObject } from "./roles/cells.ts";
import type { Fields, Sample } from "./roles/sample.ts";
import { decodeText } from "./text/decode-text.ts";
import { lineCounter } from "./text/place.ts";

/** What a file says, whatever its type. */
export interface FileReading {
  /** In the order of the file, each with the 1-based line of its record, heading or turn. */
  readonly samples: readonly (Sample & { readonly line: number })[];
  readonly problems: readonly RecordProblem[];
  /** Questions that must be answered before the records in question give preferences. */
  readonly asks: readonly Ask[];
  /** Responses of records that no query is known of; where one is set for the file, it is theirs. */
  readonly unasked?: number;
}

export interface ReadOptions {
  /** The file's folder, which may have the requests of a batch's results. */
  readonly beside?: Beside | undefined;
  /** The requests of a batch by their id. */
  readonly requests?: Requests | undefined;
  /** What a person answered of files of this shape. */
  readonly answers?: ColumnAnswers | undefined;
  /** Words and the query of a document. */
  readonly document?: DocumentOptions | undefined;
  /** Says which records are another reader's (those of the preference log, say): they are passed over. */
  readonly isOther?: ((value: unknown) => boolean) | undefined;
  /** Gets the samples of records one by one; they are not in the reading then. */
  readonly onSample?: ((sample: FileReading["samples"][number]) => void) | undefined;
}

/** Whether responses are read from files of this name. */
export function isReadable(name: string): boolean {
  return (
    isProseFile(name) ||
    /\.(?:jsonl?|jsonc|ndjson|csv|tsv|tab|psv|ya?ml|ipynb|parquet|xlsx|eval|zip|html?|prompty|prompt|gz)$/i.test(name)
  );
}

/** Whether a file of this name is a document with responses in its prose, and no file of records. */
export function isProseFile(name: string): boolean {
  return documentKind(name) !== undefined;
}

/**
 * Reads the queries, responses and verdicts of a file of any known type: JSON, JSON Lines, CSV, YAML, Markdown, plain text,
 * Parquet, a workbook, a ZIP of an Inspect log. Its content says what it is. Good records are kept, bad ones become problems.
 * @throws RangeError for a file that is larger than MAX_FILE_BYTES
 */
export async function readFileBytes(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<FileReading> {
  const kind = binaryKind(bytes);
  try {
    if (kind === "gzip") {
      const { inner, isCut } = unzip(bytes);
      const reading = await readFileBytes(inner, name.replace(/\.gz$/i, ""), options);
      return isCut ? { ...reading, problems: [{ line: 1, message: CUT }, ...reading.problems] } : reading;
    }
    if (kind === "parquet") return recordsReading(await parquetRecords(bytes), true, options);
    if (kind === "zip") return await readZip(bytes, name, options);
  } catch (error) {
    return {
      samples: [],
      asks: [],
      problems: [
        { line: 1, message: `cannot be read: ${error instanceof Error ? error.message : String(error)}. ${AGAIN}` },
      ],
    };
  }
  const { text, problems } = decodeText(bytes);
  const reading = isPromptFile(name)
    ? readFileText(text, name)
    : await readBeside(contentOfText(text, name), name, options);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

const AGAIN = "If the file is damaged, copy or download it again";
const CUT = `is a gzip file that ends too early: what is before its end is read. ${AGAIN}`;

async function readBeside(content: TextContent, name: string, options: ReadOptions): Promise<FileReading> {
  const found = options.beside && (await requestsBeside(content, basename(name), options.beside));
  if (found === undefined) return readContent(content, options);
  const reading = readContent(content, { ...options, requests: found.requests });
  return { ...reading, problems: [...found.problems, ...reading.problems] };
}

/** Reads a text as readFileBytes does. */
export function readFileText(text: string, name: string, options: ReadOptions = {}): FileReading {
  if (isPromptFile(name)) return { samples: readPromptFile(text, name), problems: [], asks: [] };
  return readContent(contentOfText(text, name), options);
}

/** Reads the records or the document of a text, which need not be kept: records have their own strings. */
export function readContent(content: TextContent, options: ReadOptions = {}): FileReading {
  if (content.kind === "document") {
    const reading = readDocument(content.text, content.document, options.document);
    const rows = reading.samples.length > 0 ? [] : pipeTables(content.text);
    return rows.length > 0 ? recordsReading(rows, true, options) : reading;
  }
  const notebook = notebookText(content.root);
  if (notebook !== undefined) return readDocument(notebook, "markdown", options.document);
  const reading = recordsReading(content.records, content.isTable, options, content.root);
  return { ...reading, problems: [...content.problems, ...reading.problems].sort((a, b) => a.line - b.line) };
}

/** @param root the value of a JSON or YAML file as a whole */
function recordsReading(
  records: readonly RecordSource[],
  isTable: boolean,
  { answers = {}, document, isOther, requests, onSample }: ReadOptions,
  root?: unknown,
): FileReading {
  const whole = withRequests(records, requests);
  const own = plainRecords(isOther ? whole.filter(({ value }) => !isOther(value)) : whole);
  const named = readNamedFile(root, own);
  if (named && "samples" in named) return { ...named, asks: [] };
  const reading = readAll(named?.records ?? own, isTable, answers, onSample);
  if (document?.query === undefined || reading.samples.length > 0 || reading.unasked === 0) return reading;
  return readAll(named?.records ?? own, isTable, { ...answers, given: document.query }, onSample);
}

async function readZip(bytes: Uint8Array, name: string, options: ReadOptions): Promise<FileReading> {
  const names = zipNames(bytes);
  if (names.includes("xl/workbook.xml")) {
    const { names: columns, rows, above } = await workbookRows(bytes);
    const records = withNestedCells(rows, columns).map((value, i): RecordSource => ({ line: above + i + 2, value }));
    return recordsReading(records, true, options);
  }
  const wanted = names
    .filter((one) => /^samples\/.*\.json$/.test(one))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const files = wanted.length > 0 ? wanted : names.filter((one) => /\.(?:jsonl?|csv|tsv|ya?ml)$/i.test(one));
  const texts = zipTexts(bytes, (one) => files.includes(one));
  const readings = files.map((one) => {
    const { text, problems } = decodeText(texts.get(one)!);
    const reading = readFileText(text, one, options);
    return { ...reading, problems: [...problems, ...reading.problems] };
  });
  if (files.length === 0)
    return {
      samples: [],
      asks: [],
      problems: [{ line: 1, message: `is a ZIP without a file that can be read (${name})` }],
    };
  return {
    samples: readings.flatMap(({ samples }) => samples),
    problems: readings.flatMap(({ problems }) => problems),
    asks: readings.flatMap(({ asks }) => asks),
  };
}

/** The Markdown cells of a notebook; undefined for any other value. */
function notebookText(root: unknown): string | undefined {
  if (!isObject(root) || !("nbformat" in root) || !Array.isArray(root["cells"])) return undefined;
  const cells = root["cells"].filter((cell) => isObject(cell) && cell["cell_type"] === "markdown") as Fields[];
  return cells.map(({ source }) => (Array.isArray(source) ? source.join("") : String(source))).join("\n\n");
}

/** The responses that a document's headings, labels or turns show. */
function readDocument(text: string, kind: DocumentKind, options?: DocumentOptions): FileReading {
  const { responses, problems } = findResponses(text, kind, options);
  const lineOf = lineCounter(text);
  const samples = responses.map(({ query, turns = [{ speaker: "Human", text: query }], response, label, anchor }) => {
    return {
      query: canonicalQuery(turns),
      turns: canonicalTurns(turns),
      responses: [{ text: response, label }],
      judgements: [],
      isPair: false,
      line: lineOf(anchor),
    };
  });
  return { samples, problems, asks: [] };
}
