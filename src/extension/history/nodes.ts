import type { RecordProblem } from "../../formats/found.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { Doubt } from "./check/doubts.ts";
import type { Entry, QueryGroup } from "./entries.ts";

export interface ChoiceNode {
  readonly kind: "choice";
  readonly entry: Entry;
  readonly responses: readonly [string, string];
  /** What the head in use says of it, where it was asked. */
  readonly probability?: number;
  /** No row of its query is above it. */
  readonly alone?: boolean;
  /** Why it should be looked at again, a sentence each. */
  readonly doubted?: readonly string[] | undefined;
  /** Whether it is below the row of all such choices. */
  readonly isListed?: boolean;
}

/** The choices that the last check named, and nobody has resolved since. */
export interface DoubtsNode {
  readonly kind: "doubts";
  readonly doubts: readonly Doubt[];
}

/** A line that could not be read. */
export interface ProblemNode {
  readonly kind: "problem";
  readonly store: PreferenceStore;
  readonly problem: RecordProblem;
}

/** A row of the Choices view. */
export type HistoryNode =
  | { readonly kind: "query"; readonly group: QueryGroup }
  | DoubtsNode
  | ChoiceNode
  | { readonly kind: "problems"; readonly store: PreferenceStore }
  | ProblemNode
  | { readonly kind: "more"; readonly left: number };

/** Whether a command's argument is a row of the Choices view. */
export function isHistoryNode(value: unknown): value is HistoryNode {
  const kinds: readonly unknown[] = ["query", "doubts", "choice", "problems", "problem", "more"];
  return typeof value === "object" && value !== null && "kind" in value && kinds.includes(value.kind);
}
