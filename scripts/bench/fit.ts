import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIMENSION } from "../../src/core/features/feature-layout.ts";
import type { Row } from "./row.ts";
import { madeDifferences } from "./made-pairs.ts";
import { peer } from "./python.ts";

export const RIDGE = 300;
const PAIRS = [200, 2000, 10_000, 100_000];

export interface FitFigures {
  /** The best of 3 to 20 for a fit, one run for a training. */
  readonly seconds: number;
  /** Most resident memory of the process, MB. */
  readonly most: number;
}

/** Runs fit-process.ts. @throws Error where it ends without figures. */
async function inProcess(...values: string[]): Promise<FitFigures> {
  const child = fork(join(import.meta.dirname, "processes", "fit-process.ts"), values);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`fit-process.ts ${values.join(" ")} ended with ${code} and without figures`);
  });
  const [figures] = (await Promise.race([once(child, "message"), ended])) as [FitFigures];
  await ended.catch(() => undefined); // it has said what it had to say
  return figures;
}

/** A whole training on n made choices: folds, priors, intervals. */
export const trainingOf = (n: number): Promise<FitFigures> => inProcess("train", String(n));

export interface FitComparison {
  readonly pairs: number;
  /** max |gradient| that both reach. */
  readonly tolerance: number;
  readonly ours: FitFigures;
  readonly theirs: { readonly missing: string } | { readonly seconds: number };
}

/** One fit of n made pairs, ours against scikit-learn's, to the gradient norm that scikit-learn reached. */
export async function compareFits(n: number): Promise<FitComparison> {
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-bench-"));
  try {
    const file = join(folder, "rows.f32");
    await writeFile(file, madeDifferences(n, DIMENSION));
    const theirs = await peer("fit", file, String(n), String(DIMENSION), String(RIDGE));
    const tolerance = "gradient" in theirs ? Number(theirs.gradient) : 1e-2;
    const ours = await inProcess("fit", file, String(n), String(tolerance));
    return {
      ...{ pairs: n, tolerance, ours },
      theirs: "seconds" in theirs ? { seconds: Number(theirs.seconds) } : { missing: String(theirs.missing) },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Seconds and memory of a fit beside scikit-learn's seconds. */
export async function benchFit(): Promise<Row[]> {
  const rows: Row[] = [];
  const seconds = (s: number) => `${s.toFixed(4)} s`;
  for (const n of PAIRS) {
    const { ours, theirs, tolerance } = await compareFits(n);
    rows.push({
      what: `Reward Lens, ${n} pairs × ${DIMENSION} features, max |gradient| ≤ ${tolerance.toExponential(1)}`,
      value: `${seconds(ours.seconds)}, ${ours.most.toFixed(0)} MB at most`,
    });
    if ("missing" in theirs) rows.push({ what: `scikit-learn: no package ${theirs.missing}`, value: "missing" });
    else
      rows.push({
        what: `scikit-learn LogisticRegression (lbfgs, no intercept), ${n} pairs`,
        ...{ value: seconds(theirs.seconds), ratio: (theirs.seconds / ours.seconds).toFixed(2) },
      });
  }
  return rows;
}
