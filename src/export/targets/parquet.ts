import { parquetWriteBuffer, type SchemaElement } from "hyparquet-writer";
import { OWN_COLUMNS } from "../../formats/records/csv/formula-guard.ts";
import { cellsOf } from "../columns.ts";
import { leavesBehind, leavesOut } from "../losses.ts";
import type { Preference } from "../preference.ts";
import type { Target } from "../target.ts";

/** The table of the CSV file with types: messages and tags are lists, the time is one. */
export const parquet: Target = {
  name: "parquet",
  title: "Parquet",
  description: "the same table with types, for `datasets`, pandas and DuckDB; `messages` is a list",
  ending: "parquet",
  documented: "https://parquet.apache.org/docs/file-format/",
  leavesOut: [leavesOut.skips, leavesOut.same],
  leavesBehind: [leavesBehind.characters],
  *write(preferences) {
    const rows = preferences.map(toRow);
    const columnData = OWN_COLUMNS.map((name) => ({ name, data: rows.map((row) => row[name]) }));
    yield new Uint8Array(parquetWriteBuffer({ columnData, schema: SCHEMA, createdBy: "Reward Lens" }));
  },
};

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8" } as const;
const REQUIRED = { repetition_type: "REQUIRED" } as const;
const list = (name: string, ...element: SchemaElement[]): SchemaElement[] => [
  { name, ...REQUIRED, converted_type: "LIST", num_children: 1 },
  { name: "list", repetition_type: "REPEATED", num_children: 1 },
  ...element,
];
const SCHEMA: SchemaElement[] = [
  { name: "root", num_children: OWN_COLUMNS.length },
  ...["prompt", "response_a", "response_b", "winner"].map((name) => ({ name, ...TEXT, ...REQUIRED })),
  { name: "strength", type: "INT32", ...REQUIRED },
  { name: "weight", type: "DOUBLE", ...REQUIRED },
  { name: "annotator", ...TEXT, ...REQUIRED },
  { name: "at", type: "INT64", converted_type: "TIMESTAMP_MILLIS", repetition_type: "OPTIONAL" },
  { name: "reason", ...TEXT, ...REQUIRED },
  ...list("tags", { name: "element", ...TEXT, ...REQUIRED }),
  ...list(
    "messages",
    { name: "element", ...REQUIRED, num_children: 2 },
    { name: "role", ...TEXT, ...REQUIRED },
    { name: "content", ...TEXT, ...REQUIRED },
  ),
];

function toRow(preference: Preference): Record<(typeof OWN_COLUMNS)[number], unknown> {
  const { at, ...cells } = cellsOf(preference);
  return { ...cells, at: at === "" ? null : new Date(at) };
}
