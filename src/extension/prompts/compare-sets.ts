import { setImmediate } from "node:timers/promises";
import type { ComparedQueries } from "../../verify/baseline.ts";
import { compareQueries } from "../../verify/baseline.ts";
import { queryRows, type QueryRow } from "../../verify/judge/query-rows.ts";
import { Readings } from "../../verify/judge/readings.ts";
import { matchQueries } from "../../verify/same-queries.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { headName } from "../heads/head-name.ts";
import type { Services } from "../services/services.ts";
import type { Work } from "../window/progress.ts";
import { promptsMessages as text } from "./prompts-messages.ts";
import { readSet, setName, type ResponseSet } from "./response-set.ts";

/** Two sets of responses. */
export interface TwoSets {
  readonly now: ResponseSet;
  readonly before: ResponseSet;
}

export interface ComparedSets extends Pick<ComparedQueries, "comparison"> {
  readonly rows: readonly QueryRow[];
  readonly notes: readonly string[];
  /** Queries that only the new set has answered, and only the other one. */
  readonly only: readonly [readonly string[], readonly string[]];
}

/** Compares two sets by the model in use. Rejects with SourceError, EncoderError, or the signal's reason. */
export async function compareSets(
  { now, before }: TwoSets,
  { heads, encoders }: Pick<Services, "heads" | "encoders">,
  work: Work,
): Promise<ComparedSets> {
  const { signal } = work;
  const [first, second] = [await readSet(now, signal), await readSet(before, signal)];
  signal.throwIfAborted();
  const matched = matchQueries([first.responses, second.responses]);
  const unshared = new Set(matched.only.flat());
  const [a, b] = matched.sides.map((side) => side.filter(({ query }) => !unshared.has(query)));
  const nothing = () => new SourceError(text.nothingShared(setName(now), setName(before)));
  if (a.length === 0) throw nothing();
  const head = await heads.current();
  const readings = await Readings.of([...a, ...b], (texts) => encoders.readMany(texts, work));
  const compared = compareQueries({ ...matched, sides: [a, b] }, head, headName(head.card), readings);
  if (compared === undefined) throw nothing();
  const rows = await queryRows(compared.meetings, head, readings, async () => {
    await setImmediate();
    signal.throwIfAborted();
  });
  const notes = [...first.notes, ...second.notes];
  return { comparison: compared.comparison, rows, notes, only: matched.only };
}
