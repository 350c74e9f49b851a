/**
 * Fits in a process of its own, so that its memory is that of this fit alone, and sends its parent the figures (fit.ts):
 * `fit FILE PAIRS TOLERANCE`, or a whole `train PAIRS` with folds, priors and intervals.
 */
import { existsSync, readFileSync } from "node:fs";
import { lossAndGradient } from "../../../src/core/model/bradley-terry.ts";
import { consecutive } from "../../../src/core/model/differences.ts";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { minimise } from "../../../src/core/math/lbfgs.ts";
import { train } from "../../../src/core/train.ts";
import { RIDGE, type FitFigures } from "../fit.ts";
import { madeSet } from "../made-pairs.ts";

const seconds = (work: () => unknown) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** MB. Linux counts the parent's memory at the fork into maxRSS, but not into VmHWM. */
function mostResident(): number {
  const status = "/proc/self/status";
  const kilobytes = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1e3;
}

const [what, ...values] = process.argv.slice(2);
let best = Infinity;
if (what === "train") {
  const set = madeSet(Number(values[0]), DIMENSION);
  const card = { id: "bench", encoder: "bench", created: new Date(0).toISOString(), data: "bench", description: "" };
  best = seconds(() => train(set, { card }));
} else {
  const [file, n, tolerance] = [values[0], Number(values[1]), Number(values[2])];
  const { buffer, byteOffset } = readFileSync(file);
  const differences = {
    rows: new Float32Array(buffer, byteOffset, n * DIMENSION),
    width: DIMENSION,
    at: consecutive(n),
    label: new Float64Array(n).fill(1),
    weight: new Float64Array(n).fill(1),
  };
  const precision = new Float64Array(DIMENSION).fill(RIDGE);
  const fitOnce = () =>
    minimise((theta, g) => lossAndGradient(differences, precision, theta, g), new Float64Array(DIMENSION), {
      tolerance,
    });
  // As often as peers.py does: the best of many is what other programs disturbed least.
  for (let [repeat, spent] = [0, 0]; repeat < 3 || (repeat < 20 && spent < 3); repeat++) {
    const taken = seconds(fitOnce);
    [best, spent] = [Math.min(best, taken), spent + taken];
  }
}
process.send!({ seconds: best, most: mostResident() } satisfies FitFigures);
