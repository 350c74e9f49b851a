import type { Explanation } from "../../core/explain/explanation.ts";
import { shiftRangeByEdit, type OffsetChange, type OffsetRange } from "../documents/tracked-range.ts";

/** A sentence with its place in the document. */
export interface PlacedSentence extends OffsetRange {
  readonly part: number;
}

/** The parts of a reward when What-If began. The places follow the edits; a sentence that is gone has none. */
export interface Baseline {
  readonly reward: number;
  readonly sentences: readonly { readonly part: number; readonly at: OffsetRange | undefined }[];
}

export interface SentenceChange extends PlacedSentence {
  /** How much its part moved; undefined for a sentence that is new. */
  readonly change: number | undefined;
}

/** R now less R before = the sentences' changes + the parts of new ones − those of removed ones + the features' change. */
export interface RewardChange {
  readonly before: number;
  readonly now: number;
  readonly sentences: readonly SentenceChange[];
  /** What went with sentences that are gone: minus their parts. */
  readonly removed: number;
  /** Of the surface features and the cosine. */
  readonly features: number;
}

export function baselineOf({ reward }: Pick<Explanation, "reward">, sentences: readonly PlacedSentence[]): Baseline {
  return { reward, sentences: sentences.map(({ part, start, end }) => ({ part, at: { start, end } })) };
}

/** The baseline after an edit of the document. */
export function followEdit({ reward, sentences }: Baseline, changes: readonly OffsetChange[]): Baseline {
  return {
    reward,
    sentences: sentences.map(({ part, at }) => ({ part, at: at && shiftRangeByEdit(at, changes) })),
  };
}

/** How much each sentence moved the reward. @param sentences those of now, in the document's order. */
export function compareWith(baseline: Baseline, reward: number, sentences: readonly PlacedSentence[]): RewardChange {
  const before: (number | undefined)[] = sentences.map(() => undefined);
  let removed = 0;
  for (const { part, at } of baseline.sentences) {
    const i = at === undefined ? -1 : mostShared(at, sentences);
    if (i < 0) removed -= part;
    else before[i] = (before[i] ?? 0) + part;
  }
  const moved = sentences.map((sentence, i): SentenceChange => {
    const was = before[i];
    return { ...sentence, change: was === undefined ? undefined : sentence.part - was };
  });
  const wording = moved.reduce((sum, { part, change }) => sum + (change ?? part), 0);
  return {
    before: baseline.reward,
    now: reward,
    sentences: moved,
    removed,
    features: reward - baseline.reward - wording - removed,
  };
}

/** The sentence that shares most units with a place; −1 for none. */
function mostShared(place: OffsetRange, sentences: readonly OffsetRange[]): number {
  let [best, most] = [-1, 0];
  sentences.forEach(({ start, end }, i) => {
    const shared = Math.min(end, place.end) - Math.max(start, place.start);
    if (shared > most) [best, most] = [i, shared];
  });
  return best;
}
