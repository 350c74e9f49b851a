/**
 * How often the 90 % interval of a new pair holds its true margin, for made tastes of known size:
 *
 *     node scripts/measure-coverage.ts
 *
 * A taste of strength s gives true margins a standard deviation of s·√2 logits; 5 draws a cell, 200 new pairs a draw.
 */
import { dot } from "../src/core/bradley-terry.ts";
import { DIMENSION } from "../src/core/feature-layout.ts";
import { comparePair } from "../src/core/score.ts";
import { train } from "../src/core/train.ts";
import { madePreferences, someCard } from "../test/unit/core/synthetic.ts";

const DRAWS = 5;
const FRESH = 200;

function draw(pairs: number, strength: number, seed: number): { covered: number; ordered: number } {
  const options = { pairs, strength, dimension: DIMENSION };
  const set = madePreferences({ ...options, seed });
  const head = train(set, { card: someCard });
  const { features } = madePreferences({ ...options, pairs: FRESH, seed: seed + 1000 });
  let covered = 0;
  let ordered = 0;
  for (let i = 0; i < FRESH; i++) {
    const [a, b] = [2 * i, 2 * i + 1].map((row) => features.subarray(row * DIMENSION, (row + 1) * DIMENSION));
    const truth = dot(set.taste, 0, a, 0, DIMENSION) - dot(set.taste, 0, b, 0, DIMENSION);
    const { margin, sd } = comparePair(head, a, b);
    if (Math.abs(margin - truth) < 1.6449 * sd) covered++;
    if (margin > 0 === truth > 0) ordered++;
  }
  return { covered: covered / FRESH, ordered: ordered / FRESH };
}

console.log("strength  pairs  covered (90 % asked)  order right");
for (const strength of [1, 2, 4, 6]) {
  for (const pairs of [50, 200, 1000]) {
    const draws = Array.from({ length: DRAWS }, (_, i) => draw(pairs, strength, 10 * (i + 1)));
    const mean = (of: "covered" | "ordered") => (draws.reduce((sum, d) => sum + d[of], 0) / DRAWS).toFixed(2);
    console.log(
      `${String(strength).padStart(8)}  ${String(pairs).padStart(5)}  ${mean("covered").padStart(20)}  ${mean("ordered").padStart(11)}`,
    );
  }
}
