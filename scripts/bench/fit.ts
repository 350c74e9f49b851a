import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lossAndGradient } from "../../src/core/bradley-terry.ts";
import { DIMENSION } from "../../src/core/feature-layout.ts";
import { minimise } from "../../src/core/lbfgs.ts";
import { seededRandom } from "../../src/core/random.ts";
import type { Row } from "../bench.ts";
import { peer } from "./python.ts";

const RIDGE = 300;

/** n differences of a taste that a third of the features carry, with noise: the chosen response first. */
function madeDifferences(n: number): Float32Array {
  const random = seededRandom(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const taste = Array.from({ length: DIMENSION }, (_, j) => (j % 3 === 0 ? normal() / 8 : 0));
  const rows = new Float32Array(n * DIMENSION);
  for (let i = 0; i < n; i++) {
    const row = rows.subarray(i * DIMENSION, (i + 1) * DIMENSION);
    for (let j = 0; j < DIMENSION; j++) row[j] = normal();
    const margin = row.reduce((sum, d, j) => sum + d * taste[j], 0);
    if (random() > 1 / (1 + Math.exp(-margin))) for (let j = 0; j < DIMENSION; j++) row[j] = -row[j];
  }
  return rows;
}

/** Seconds to fit, ours against scikit-learn's, to the gradient norm that scikit-learn reached. */
export async function benchFit(): Promise<Row[]> {
  const rows: Row[] = [];
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-bench-"));
  try {
    for (const n of [200, 2000, 10_000, 100_000]) {
      const differences = {
        rows: madeDifferences(n),
        width: DIMENSION,
        label: new Float64Array(n).fill(1),
        weight: new Float64Array(n).fill(1),
      };
      const file = join(folder, "rows.f32");
      await writeFile(file, differences.rows);
      const theirs = await peer("fit", file, String(n), String(DIMENSION), String(RIDGE));
      const tolerance = "gradient" in theirs ? (theirs.gradient as number) : 1e-2;
      const precision = new Float64Array(DIMENSION).fill(RIDGE);
      let best = Infinity;
      for (let repeat = 0; repeat < 3; repeat++) {
        const start = performance.now();
        minimise((theta, g) => lossAndGradient(differences, precision, theta, g), new Float64Array(DIMENSION), {
          tolerance,
        });
        best = Math.min(best, (performance.now() - start) / 1000);
      }
      const seconds = (s: number) => `${s.toFixed(4)} s`;
      rows.push({
        what: `Reward Lens, ${n} pairs × ${DIMENSION} features, max |gradient| ≤ ${tolerance.toExponential(1)}`,
        value: `${seconds(best)}, process ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
      });
      if ("seconds" in theirs) {
        const other = theirs.seconds as number;
        rows.push({
          what: `scikit-learn LogisticRegression (lbfgs, no intercept), ${n} pairs`,
          value: seconds(other),
          ratio: (other / best).toFixed(2),
        });
      } else rows.push({ what: `scikit-learn: no package ${theirs.missing}`, value: "missing" });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return rows;
}
