import type { Loss } from "./losses.ts";
import type { Preference } from "./preference.ts";

/** A kind of file that choices are exported to. */
export interface Target {
  /** What it is called on the command line: "trl-chat". */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** What reads it, and what a line of it is. */
  readonly description: string;
  /** Of the file's name, without a point. */
  readonly ending: string;
  /** Where the format is documented. */
  readonly documented: string;
  /** What a choice must not be to be in the file. */
  readonly leavesOut: readonly Loss[];
  /** What is missing of those that are in it. */
  readonly leavesBehind: readonly Loss[];
  /** The file in parts, one for each choice or few. */
  readonly write: (preferences: readonly Preference[]) => Iterable<string | Uint8Array>;
}

/** A file of JSON Lines: for each choice the lines of its records. */
export function* jsonLines(
  preferences: readonly Preference[],
  toRecords: (preference: Preference) => readonly object[],
): Generator<string> {
  for (const preference of preferences)
    yield toRecords(preference)
      .map((record) => `${JSON.stringify(record)}\n`)
      .join("");
}

/** A file with one JSON list, a line for each choice. */
export function* jsonList(
  preferences: readonly Preference[],
  toRecord: (preference: Preference) => object,
): Generator<string> {
  yield "[";
  for (const [i, preference] of preferences.entries())
    yield `${i > 0 ? "," : ""}\n${JSON.stringify(toRecord(preference))}`;
  yield "\n]\n";
}
