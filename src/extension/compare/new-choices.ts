import type { ChosenRejected } from "../../formats/found.ts";
import type { NewPreference } from "../../store/preference-log.ts";
import type { PreferenceRecord } from "../../store/record.ts";
import { preferenceKey } from "../pairs/compare-pair.ts";

export interface ImportOptions {
  readonly annotator: string;
  /** Workspace-relative file of the choices, or "". */
  readonly source: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Makes records of choices made elsewhere: seconds 0 says that they were not made on the Compare panel, so that neither
 * their time nor their order is taken for a person's.
 * @returns a function from a pair to its record; undefined for one that the annotator has in the log (`before`), or that came already.
 */
export function choiceMaker(
  before: readonly PreferenceRecord[],
  { annotator, source, at }: ImportOptions,
): (pair: ChosenRejected) => NewPreference | undefined {
  const known = new Set(before.flatMap((record) => (record.annotator === annotator ? keyOf(record) : [])));
  return ({ query, chosen, rejected, weight }) => {
    const key = preferenceKey(query, chosen, rejected);
    if (known.has(key)) return undefined;
    known.add(key);
    const judged = { query, responses: [chosen, rejected], choice: "first", shown: [0, 1], strength: 1 } as const;
    return { ...judged, ...(weight !== undefined && { weight }), reason: "", seconds: 0, annotator, at, source };
  };
}

function keyOf({ query, responses: [first, second], choice }: PreferenceRecord): string[] {
  if (choice === "first") return [preferenceKey(query, first, second)];
  return choice === "second" ? [preferenceKey(query, second, first)] : [];
}
