import { classify, type Role } from "../../roles/names.ts";

/** A table's header, and how many rows are above it. */
export interface Header {
  readonly names: readonly string[];
  readonly above: number;
}

/** Rows above the header, at most: titles, notes and names over several columns. */
export const MOST_ABOVE = 8;

/**
 * The header of a table by its first rows: the first row, or the first that names a query and a response where those above have
 * empty cells. Two columns of the same name get the name that is over them: "Model 1" over "Response" is "Model 1 Response".
 */
export function headerOf(rows: readonly (readonly string[])[]): Header {
  const some = rows.slice(0, MOST_ABOVE + 1).map((cells) => cells.map((name) => name.trim()));
  const at = some.findIndex(hasRoles);
  const above =
    at > 0 && some.slice(0, at).every((cells) => !hasRoles(cells) && isGappy(cells, some[at].length)) ? at : 0;
  const names = some[above] ?? [];
  return { names: above > 0 ? grouped(names, some[above - 1]) : names, above };
}

/** Whether at most half of the columns have something in a row. */
const isGappy = (cells: readonly string[], columns: number): boolean =>
  2 * cells.filter((cell) => cell !== "").length <= columns;

/** Whether a row has the names of a query and a response: a few words, and no sentence. */
function hasRoles(names: readonly string[]): boolean {
  const short = names.filter((name) => name.length < 40 && !/[.!?]$|\S\s+\S+\s+\S+\s+\S+\s/.test(name));
  const roles = new Set(short.map((name) => classify(name).role));
  return roles.has("query") && (roles.has("response") || roles.has("chosen") || roles.has("option"));
}

function grouped(names: readonly string[], over: readonly string[]): string[] {
  let group = "";
  return names.map((name, i) => {
    group = over[i] || group;
    return group !== "" && names.indexOf(name) !== names.lastIndexOf(name) ? `${group} ${name}` : name;
  });
}

/** Roles that a sentence has by chance, since one of its words is "at" or "my". */
const BY_CHANCE: readonly Role[] = ["unknown", "time", "meta", "person", "bad", "tie"];

/** Whether what should be a header is a record, all of whose cells are sentences that name no column. */
export const isRecord = (names: readonly string[]): boolean =>
  names.length > 1 && names.every((name) => /\S\s+\S+\s+\S/.test(name) && BY_CHANCE.includes(classify(name).role));

/** Names of columns; a repeated one gets its number, so no column is lost. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}
