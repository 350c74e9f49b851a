import { LEAST_SHARE } from "../../core/explain/marks.ts";

/** A part as one of a few shades, by its share of the largest part that is coloured. */

/** Least share of each shade, from the lightest on; a smaller part has none. */
export const SHADES = [LEAST_SHARE, 0.35, 0.7] as const;

/** In logits: where no part is larger, nothing is coloured. */
const LEAST_LARGEST = 0.002;

/** 3, 2, 1 raise the reward; −1, −2, −3 lower it; 0 is left alone. @param largest the largest size of a part. */
export function shadeOf(part: number, largest: number): number {
  if (largest < LEAST_LARGEST) return 0;
  const share = Math.abs(part) / largest;
  return Math.sign(part) * SHADES.filter((least) => share >= least).length;
}
