import type { ChosenRejected } from "../../formats/found.ts";
import type { NewPreference, PreferenceRecord } from "../../store/log/record.ts";
import { preferenceKey } from "../pairs/compare-pair.ts";
import { withTurns } from "../pairs/pairs-from-text.ts";

export interface ImportOptions {
  readonly annotator: string;
  /** Workspace-relative file of the choices, or "". */
  readonly source: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Makes records of choices made elsewhere, under the name of who made them where the file says it. Seconds 0 says that they
 * were not made on the Compare panel, so neither
 * their time nor their order is taken for a person's.
 * @returns a function from a pair to its record; undefined for one that the annotator has in the log (`before`), or that came already.
 */
export function choiceMaker(
  before: readonly PreferenceRecord[],
  { annotator, source, at }: ImportOptions,
): (pair: ChosenRejected, choice?: "first" | "tie") => NewPreference | undefined {
  const known = new Set(before.flatMap((record) => keyOf(record).map((key) => `${record.annotator}\0${key}`)));
  return ({ query, turns = [], chosen, rejected, weight, ...judge }, choice = "first") => {
    const by = judge.annotator ?? annotator;
    const key = `${by}\0${choice === "tie" ? tieKey(query, chosen, rejected) : preferenceKey(query, chosen, rejected)}`;
    if (known.has(key)) return undefined;
    known.add(key);
    const judged = {
      query,
      ...withTurns(turns),
      responses: [chosen, rejected],
      choice,
      shown: [0, 1],
      strength: judge.strength ?? 1,
    } as const;
    const of = { annotator: by, at: judge.at ?? at, source };
    return { ...judged, ...(weight !== undefined && { weight }), reason: "", seconds: 0, ...of };
  };
}

/** Ties have no order. */
const tieKey = (query: string, ...texts: readonly string[]) => JSON.stringify(["tie", query, ...texts.toSorted()]);

function keyOf({ query, responses: [first, second], choice }: PreferenceRecord): string[] {
  if (choice === "tie") return [tieKey(query, first, second)];
  if (choice === "first") return [preferenceKey(query, first, second)];
  return choice === "second" ? [preferenceKey(query, second, first)] : [];
}
