/** A response sentence by sentence, and what each one's tokens add to its reward. Boundaries: Unicode UAX #29. */

/** A stretch of the response, UTF-16 units, half open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface SentencePart extends Stretch {
  /** What its tokens add to R, in logits. */
  readonly part: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of a text without the blanks around them; a line's end ends one too, so that list items stand alone. */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    for (const line of segment.matchAll(/[^\r\n]+/g)) {
      const words = line[0].trim();
      if (words === "") continue;
      const start = index + line.index + (line[0].length - line[0].trimStart().length);
      found.push({ start, end: start + words.length });
    }
  }
  return found;
}

/**
 * Each sentence with the sum of its tokens' parts. A token counts where it begins; both lists are in order, so that the
 * sums are those of all tokens.
 * @param tokens in order, in the same text.
 */
export function sentenceParts(
  sentences: readonly Stretch[],
  tokens: readonly (Stretch & { readonly part: number })[],
): SentencePart[] {
  const sums = new Float64Array(sentences.length);
  let at = 0;
  for (const { start, part } of tokens) {
    while (at + 1 < sentences.length && sentences[at + 1].start <= start) at++;
    if (sentences.length > 0) sums[at] += part;
  }
  return sentences.map(({ start, end }, i) => ({ start, end, part: sums[i] }));
}
