/** A token's part as one of a few shades, by its share of the largest part of its response. */

/** Least share of each shade, from the lightest on; a smaller part has none. */
export const SHADES = [0.12, 0.35, 0.7] as const;

/** In logits: where no part is larger, nothing is coloured. */
const LEAST_LARGEST = 0.002;

/** 3, 2, 1 raise the reward; −1, −2, −3 lower it; 0 is left alone. @param largest the largest size of a part. */
export function shadeOf(part: number, largest: number): number {
  if (largest < LEAST_LARGEST) return 0;
  const share = Math.abs(part) / largest;
  return Math.sign(part) * SHADES.filter((least) => share >= least).length;
}

export function largestPart(parts: readonly { readonly part: number }[]): number {
  return parts.reduce((most, { part }) => Math.max(most, Math.abs(part)), 0);
}
