import type { SchemaElement } from "hyparquet";

/** What the values of a column are: in Parquet its type, as its own file has it. */
export type ColumnType =
  | "text"
  | "integer"
  | "number"
  | "boolean"
  /** Lists, objects, or values of several types: JSON. */
  | "json"
  /** The column and what is in it, in the order of a Parquet schema. */
  | { readonly schema: readonly SchemaElement[] };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** What is added to each row, in this order. */
export const ADDED = ["reward", "score", "low", "high", "model", "share_read", "error"] as const;
export type Added = (typeof ADDED)[number] | "label";

/** What is added to a row; null where there is nothing to say. */
export type AddedValues = Readonly<Record<Added, number | string | null>>;

/** A column that is added, and what it is called here. */
export interface AddedColumn {
  readonly what: Added;
  readonly name: string;
}

/**
 * The names of what is added: a name that the rows have already stays theirs, and ours has `rewardlens_` before it, with a number
 * behind it where that is theirs as well.
 */
export function addedColumns(own: Iterable<string>, isLabelled: boolean): AddedColumn[] {
  const taken = new Set(own);
  const wanted: readonly Added[] = isLabelled ? ["label", ...ADDED] : ADDED;
  return wanted.map((what) => {
    const name = freeName(what, taken);
    taken.add(name);
    return { what, name };
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let free = `rewardlens_${name}`;
  for (let i = 2; taken.has(free); i++) free = `rewardlens_${name}_${i}`;
  return free;
}

/** Columns by name, in the order in which they are first seen, each with a type that all its values have. */
export class ColumnSurvey {
  readonly #types = new Map<string, ColumnType | undefined>();

  /** Adds the columns of a row. */
  addRow(own: Readonly<Record<string, unknown>>): void {
    for (const name in own) {
      const before = this.#types.get(name);
      if (before === "json") continue;
      const type = typeOf(own[name]);
      if (type === before && before !== undefined) continue;
      this.#types.set(name, joined(before, type, name));
    }
  }

  /** Adds columns whose types are known. @throws RangeError where one has two types of Parquet */
  addColumns(columns: readonly Column[]): void {
    for (const { name, type } of columns) this.#types.set(name, joined(this.#types.get(name), type, name));
  }

  get columns(): Column[] {
    return [...this.#types].map(([name, type]) => ({ name, type: type ?? "text" }));
  }
}

function typeOf(value: unknown): ColumnType | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "integer" : "number";
  return "json";
}

function joined(a: ColumnType | undefined, b: ColumnType | undefined, name: string): ColumnType | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (typeof a === "object" || typeof b === "object") {
    if (JSON.stringify(a) === JSON.stringify(b)) return a;
    throw new RangeError(
      `column "${name}" has another type than in the files before it. Convert it to one type, or write a .jsonl file`,
    );
  }
  if (a === b) return a;
  const both = new Set([a, b]);
  return both.has("integer") && both.has("number") ? "number" : "json";
}
