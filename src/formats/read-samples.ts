import { csvRows } from "./records/csv-rows.ts";
import type { RecordProblem } from "./found.ts";
import { jsonElements } from "./records/json-elements.ts";
import { jsonLines, parseJsonLine, type JsonLine } from "./records/json-lines.ts";
import { readRecord } from "./roles/read-record.ts";
import { readSample } from "./roles/read-sample.ts";
import type { Fields, Sample, SampleReading } from "./roles/sample.ts";
import { withLineFeeds } from "./text/trim.ts";

/** Files of records; any other is read as a document. */
export type RecordFileKind = "jsonl" | "json" | "csv";

export interface ReadSamples {
  /** In the order of the file, with the 1-based line on which their record begins. */
  readonly samples: readonly (Sample & { readonly line: number })[];
  readonly problems: readonly RecordProblem[];
}

/** The kind of a file of records by its name; undefined for other files. */
export function recordFileKind(fileName: string): RecordFileKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1].toLowerCase() ?? "";
  if (["jsonl", "ndjson"].includes(extension)) return "jsonl";
  if (["csv", "tsv"].includes(extension)) return "csv";
  return extension === "json" ? "json" : undefined;
}

/**
 * Reads the records of a file of preferences or responses; good ones are kept, bad ones become problems.
 * Line ends in queries become line feeds.
 * @param isOther says which records are another reader's (those of the preference log, say): they are passed over
 */
export function readSamples(text: string, kind: RecordFileKind, isOther?: (value: unknown) => boolean): ReadSamples {
  const samples: (Sample & { line: number })[] = [];
  const problems: RecordProblem[] = [];
  const take = (line: number, reading: SampleReading) => {
    if ("message" in reading) return void problems.push({ line, message: reading.message });
    for (const sample of reading.samples) samples.push({ ...sample, query: withLineFeeds(sample.query), line });
    for (const message of reading.notes) problems.push({ line, message });
  };
  if (kind === "csv") {
    const { rows, problems: bad } = csvRows(text);
    problems.push(...bad);
    for (const { line, fields } of rows) take(line, readSample(withLists(fields)));
  } else {
    for (const { number, text: source } of kind === "json" ? jsonRecords(text) : jsonLines(text)) {
      const reading = readRecord(source, isOther);
      if (reading) take(number, reading);
    }
  }
  return { samples, problems: problems.sort((a, b) => a.line - b.line) };
}

/** A cell of these columns may hold a list as JSON; in any other column such a text is a text. */
const LIST_COLUMNS = /^(?:responses|completions|answers|candidates|outputs|generations|messages|conversations|scores)$/;

function withLists(row: Readonly<Record<string, string>>): Fields {
  const entries = Object.entries(row).map(([name, cell]): [string, unknown] => {
    const parsed = LIST_COLUMNS.test(name) ? parseJsonLine(cell) : undefined;
    return [name, parsed && "value" in parsed ? parsed.value : cell];
  });
  return Object.fromEntries(entries);
}

/** Many a file that is called .json holds JSON Lines. */
function jsonRecords(text: string): Generator<JsonLine> {
  const [first, second] = jsonLines(text);
  const isLines = first?.text.startsWith("{") && "value" in parseJsonLine(first.text) && second !== undefined;
  return isLines ? jsonLines(text) : jsonElements(text);
}
