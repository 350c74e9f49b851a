import { shortestEdit } from "../../src/core/math/shortest-edit.ts";

/** Longer texts are not compared: about a frame of the page. */
const MOST_CHARACTERS = 50_000;
/** Words that one text has and the other has not; two texts of 6000 characters with nothing in common have about as many. */
const MOST_EDITS = 2000;
/** Stretches of a text that are marked: the time that a browser takes to lay them out grows with their square. */
const MOST_MARKS = 400;

/** Words as their language has them, Chinese and Thai included. */
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** A stretch of a text, in UTF-16 units. */
export type Stretch = readonly [start: number, end: number];

/** Share of their words that two texts have in common before it helps to mark the rest. */
const LEAST_SHARED = 0.5;

/**
 * What each of two texts has that the other one has not, word by word; white space makes no difference. "long" where
 * looking for it or showing it would block the page, "different" where they have too few words in common, in the same order.
 */
export function differences(one: string, two: string): readonly [Stretch[], Stretch[]] | "long" | "different" {
  if (Math.max(one.length, two.length) > MOST_CHARACTERS) return "long";
  const [words, others] = [wordsOf(one), wordsOf(two)];
  const numbers = new Map<string, number>();
  const numbered = (of: typeof words) =>
    Int32Array.from(of, ({ segment }) => {
      if (!numbers.has(segment)) numbers.set(segment, numbers.size);
      return numbers.get(segment)!;
    });
  const total = words.length + others.length;
  if (2 * Math.min(words.length, others.length) < total * LEAST_SHARED) return "different";
  const edit = shortestEdit(numbered(words), numbered(others), Math.min(MOST_EDITS, Math.floor(total * LEAST_SHARED)));
  if (edit === undefined) return total * LEAST_SHARED > MOST_EDITS ? "long" : "different";
  const found = [stretches(words, edit.onlyFirst), stretches(others, edit.onlySecond)] as const;
  return found.some(({ length }) => length > MOST_MARKS) ? "long" : found;
}

function wordsOf(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)].filter(({ segment }) => segment.trim() !== "");
}

/** Adjacent words that are marked with 1, as stretches of their text. */
function stretches(words: readonly Intl.SegmentData[], marked: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  for (let from = marked.indexOf(1); from >= 0;) {
    const next = marked.indexOf(0, from);
    const to = next < 0 ? marked.length : next;
    const last = words[to - 1];
    found.push([words[from].index, last.index + last.segment.length]);
    from = marked.indexOf(1, to);
  }
  return found;
}
