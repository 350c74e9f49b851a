/**
 * What-If: what each edit since it began did to the reward, counterfactually:
 *
 *     effect of an edit = R(text) − R(text with this edit undone)
 *
 * A token's part says little of an edit: three exclamation marks move the reward by their count, and every other part with them.
 */
import { shortestEdit } from "../../core/math/shortest-edit.ts";
import type { OffsetRange } from "../documents/tracked-range.ts";

/** The response and its reward when What-If began. */
export interface Baseline {
  readonly reward: number;
  readonly response: string;
}

/** A stretch of the present response that is new, with what was there before; an empty one where text was removed. */
export interface Edit extends OffsetRange {
  readonly before: string;
}

export interface EditEffect extends Edit {
  /** In logits; undefined as long as it is not read. */
  readonly effect: number | undefined;
}

export interface RewardChange {
  readonly before: number;
  readonly now: number;
  readonly edits: readonly EditEffect[];
}

/** Edits that are told apart; more are joined to their neighbours. */
const MOST_EDITS = 6;
/** Unchanged characters between two edits that are one to a reader. */
const SMALL_GAP = 12;
/** Words that may differ before the whole middle counts as one edit. */
const MOST_WORDS = 1000;
const WORD = /[\p{L}\p{M}\p{N}_'’]+|\s+|[^\p{L}\p{M}\p{N}_'’\s]/gu;

/** The edits that made one text into another, in order. */
export function editsBetween(before: string, now: string): Edit[] {
  const all = wordEdits(before, now);
  for (let gap = SMALL_GAP; ; gap *= 4) {
    const joined = join(all, now, gap);
    if (joined.length <= MOST_EDITS) return joined;
  }
}

/** The text as it would be without an edit. */
export const undo = (now: string, { start, end, before }: Edit): string =>
  now.slice(0, start) + before + now.slice(end);

/** Edits that are no more than `gap` characters apart become one. */
function join(edits: readonly Edit[], now: string, gap: number): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last === undefined || edit.start - last.end > gap) joined.push(edit);
    else {
      const before = last.before + now.slice(last.end, edit.start) + edit.before;
      joined[joined.length - 1] = { start: last.start, end: edit.end, before };
    }
  }
  return joined;
}

function wordEdits(before: string, now: string): Edit[] {
  const ids = new Map<string, number>();
  const idOf = (word: string) => ids.get(word) ?? (ids.set(word, ids.size), ids.size - 1);
  const [first, second] = [before, now].map((text) => Array.from(text.matchAll(WORD), ([word]) => word));
  const [a, b] = [first, second].map((words) => Int32Array.from(words, idOf));
  const edit = shortestEdit(a, b, MOST_WORDS);
  if (edit === undefined) return [{ start: 0, end: now.length, before }];
  const edits: Edit[] = [];
  let [i, j, at] = [0, 0, 0];
  while (i < first.length || j < second.length) {
    const [start, removed] = [at, [] as string[]];
    while ((i < first.length && edit.onlyFirst[i]) || (j < second.length && edit.onlySecond[j])) {
      if (i < first.length && edit.onlyFirst[i]) removed.push(first[i++]);
      else at += second[j++].length;
    }
    if (at > start || removed.length > 0) edits.push({ start, end: at, before: removed.join("") });
    if (j < second.length) at += second[j].length;
    i++;
    j++;
  }
  return edits;
}

/** The change since a baseline, with the effects that are known without reading: that of an edit alone. */
export function changeSince(baseline: Baseline, response: string, reward: number): RewardChange {
  const edits = editsBetween(baseline.response, response);
  const effect = edits.length === 1 ? reward - baseline.reward : undefined;
  return { before: baseline.reward, now: reward, edits: edits.map((edit) => ({ ...edit, effect })) };
}
