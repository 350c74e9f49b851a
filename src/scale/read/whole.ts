import { binaryKind, workbookRows, zipNames } from "../../formats/records/binary-records.ts";
import type { RecordSource } from "../../formats/records/record-source.ts";
import { withNestedCells } from "../../formats/records/nested-cells.ts";
import { contentOfText } from "../../formats/records/text-records.ts";
import { readNamedFile } from "../../formats/named/files.ts";
import { readFileBytes } from "../../formats/read-file.ts";
import { responsesOf } from "../../formats/read-responses.ts";
import { isObject } from "../../formats/roles/cells.ts";
import type { Fields } from "../../formats/roles/sample.ts";
import { decodeText } from "../../formats/text/decode-text.ts";
import type { RowSource, SourceRow } from "./row-source.ts";

/** The rows of a file that is read whole: a JSON list, YAML, a workbook, or the responses of a document. */
export async function wholeSource(bytes: Uint8Array, name: string): Promise<RowSource> {
  const { rows, ...about } = (await recordRows(bytes, name)) ?? {
    rows: await responseRows(bytes, name),
    isTable: false,
  };
  return {
    ...about,
    columns: undefined,
    progress: () => 1,
    async *batches() {
      yield rows;
    },
  };
}

async function recordRows(bytes: Uint8Array, name: string) {
  const kind = binaryKind(bytes);
  if (kind === "zip" && zipNames(bytes).includes("xl/workbook.xml")) {
    const { names, rows, above } = await workbookRows(bytes);
    const values = withNestedCells(rows, names);
    return { isTable: true, rows: rows.map((own, i) => ({ line: above + i + 2, own, value: values[i] })) };
  }
  if (kind !== undefined) return undefined;
  const { text, problems } = decodeText(bytes);
  const content = contentOfText(text, name);
  if (content.kind === "document" || isNotebook(content.root) || readNamedFile(content.root, content.records))
    return undefined;
  const good = content.records.map(rowOf);
  const bad = content.problems.map(({ line, message }): SourceRow => ({ line, own: {}, problem: message }));
  return { isTable: content.isTable, problems, rows: [...good, ...bad].sort((a, b) => a.line - b.line) };
}

const isNotebook = (root: unknown): boolean => isObject(root) && "nbformat" in root;

const rowOf = ({ line, value }: RecordSource): SourceRow => {
  return { line, value, own: isObject(value) ? (value as Fields) : {} };
};

/** The responses that a file has as a whole; they have no columns but these. */
async function responseRows(bytes: Uint8Array, name: string): Promise<SourceRow[]> {
  const { responses, problems } = responsesOf(await readFileBytes(bytes, name));
  const good = responses.map(({ line, ...response }): SourceRow => {
    const { query, response: text, label } = response;
    return { line, own: { query, response: text, part: label, line }, response };
  });
  const bad = problems.map(({ line, message }): SourceRow => ({ line, own: { line }, problem: message }));
  return [...good, ...bad].sort((a, b) => a.line - b.line);
}
