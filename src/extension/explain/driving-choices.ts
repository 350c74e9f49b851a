import { setImmediate } from "node:timers/promises";
import { influences } from "../../core/explain/influence.ts";
import { indexPairs, reportKey, toPreferenceSet, toTrainingPairs } from "../../training/training-pairs.ts";
import { newestFirst, timeOf, type Entry } from "../history/entries.ts";
import type { ChoiceNode } from "../history/nodes.ts";
import type { Services } from "../services/services.ts";
import { learnedFrom } from "../services/read-choices.ts";
import type { ExplainedReward } from "./explainer.ts";

/** Choices that are shown. */
const MAX_LISTED = 5;
/** Looked at, the newest: each takes about a millisecond. */
const MOST_READ = 2000;
/** Choices whose texts are in memory at the same time; between them the editor has its turn. */
const BATCH = 16;

export interface DrivingChoice extends ChoiceNode {
  /** What the choice adds to R, in logits. */
  readonly influence: number;
  /** When its head was trained, ISO 8601. */
  readonly trained: string;
}

export interface DrivingChoices {
  /** Those that moved R most, the largest first. */
  readonly choices: readonly DrivingChoice[];
  /** Of how many, of how many there are. */
  readonly read: number;
  readonly all: number;
}

/**
 * The choices that moved a reward most, of those that its head learned from: those of its training, and those that it
 * follows since. Each by what R is less what it would be without it (core/explain/influence.ts).
 * @throws the signal's reason, StoreError, EncoderError
 */
export async function drivingChoices(
  { stores, scores, heads }: Pick<Services, "stores" | "scores" | "heads">,
  { head, phi }: ExplainedReward,
  signal?: AbortSignal,
): Promise<DrivingChoices> {
  const keys = (await heads.report(head.card.id))?.keys;
  const known = keys && new Set(keys);
  const trained = Date.parse(head.card.created);
  const entries = await learned(stores, (entry) => (head.added ?? 0) > 0 || timeOf(entry) <= trained);
  const asked = entries.slice(0, MOST_READ);
  let found: DrivingChoice[] = [];
  for (let from = 0; from < asked.length; from += BATCH) {
    signal?.throwIfAborted();
    await setImmediate();
    for (const { entry, pair } of pairsOf(asked.slice(from, from + BATCH))) {
      if (known && timeOf(entry) <= trained && !known.has(reportKey(pair))) continue;
      const indexed = indexPairs([pair]);
      const features = await scores.features(indexed.texts, { priority: "bulk", ...(signal && { signal }) });
      const [influence] = influences(head, toPreferenceSet(indexed, features, phi.length), phi);
      found.push({
        kind: "choice",
        entry,
        responses: [pair.first, pair.second],
        influence,
        trained: head.card.created,
      });
    }
    found = found.sort((a, b) => Math.abs(b.influence) - Math.abs(a.influence)).slice(0, MAX_LISTED);
  }
  return { choices: found, read: asked.length, all: entries.length };
}

/** The active choices that a training would learn from, newest first. */
async function learned(stores: Services["stores"], wanted: (entry: Entry) => boolean): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const store of await stores.read()) {
    const holding = store.choices.filter(({ withdrawals }) => withdrawals.length === 0);
    for (const choice of await learnedFrom(holding, store.folder)) entries.push({ store, choice });
  }
  return newestFirst(entries.filter(wanted));
}

/** Entries as the loss sees them; those that say nothing about an order are left out. */
function pairsOf(entries: readonly Entry[]) {
  return entries.flatMap((entry) => toTrainingPairs([entry.choice.current]).map((pair) => ({ entry, pair })));
}
