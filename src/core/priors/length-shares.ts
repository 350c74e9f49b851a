/**
 * How much each surface feature is the length by another name in some choices:
 *
 *     sⱼ = |cos(xⱼ, x₀)|ᵖ / Σₖ |cos(xₖ, x₀)|ᵖ        xⱼ the differences of feature j, 0 the length
 *
 * A prior variance that is meant for the length is divided by these shares: the sum over features that always differ together stays the
 * same, and each of ten gets a tenth. Who chose what does not enter.
 */
import { dot } from "../math/vectors.ts";

/** p: a feature whose differences are half independent of the length's gets next to nothing. */
const ALIKE = 8;

const product = (x: Float64Array, y: Float64Array) => dot(x, 0, y, 0, x.length);

/**
 * The shares, summing to 1; all 0 where no two responses differ in length.
 * @param columns differences of each surface feature, the length first.
 */
export function lengthShares(columns: readonly Float64Array[]): number[] {
  const [length] = columns;
  const alike = columns.map((column) => {
    const sizes = Math.sqrt(product(column, column) * product(length, length));
    return sizes > 0 ? Math.abs(product(column, length) / sizes) ** ALIKE : 0;
  });
  const sum = alike.reduce((total, value) => total + value, 0);
  return alike.map((value) => (sum > 0 ? value / sum : 0));
}
