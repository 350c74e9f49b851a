import { diffArrays } from "diff";

/** Longer than this, looking for differences is given up. */
const MOST_MS = 250;

/** Words as their language has them, Chinese and Thai included. */
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** A stretch of a text, in UTF-16 units. */
export type Stretch = readonly [start: number, end: number];

/**
 * What each of two texts has that the other one has not, word by word; white space makes no difference.
 * Undefined where they differ so much that looking takes too long.
 */
export function differences(one: string, two: string): readonly [Stretch[], Stretch[]] | undefined {
  const [words, others] = [wordsOf(one), wordsOf(two)];
  const texts = (of: typeof words) => of.map(({ segment }) => segment);
  const changes = diffArrays(texts(words), texts(others), { timeout: MOST_MS });
  if (changes === undefined) return undefined;
  const found: [Stretch[], Stretch[]] = [[], []];
  let [at, other] = [0, 0];
  for (const { count, added, removed } of changes) {
    if (removed) found[0].push(stretch(words, at, count));
    if (added) found[1].push(stretch(others, other, count));
    if (!added) at += count;
    if (!removed) other += count;
  }
  return found;
}

function wordsOf(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)].filter(({ segment }) => segment.trim() !== "");
}

function stretch(words: readonly Intl.SegmentData[], from: number, count: number): Stretch {
  const last = words[from + count - 1];
  return [words[from].index, last.index + last.segment.length];
}
