import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../lib/paths.ts";
import { scaleArchive, scalePython, whyNoSpark } from "../lib/tests/scale-tests.ts";
import { measured, type Measured } from "./processes/measured-process.ts";

/** Scores a file of rows on Spark: seconds of the scoring alone, and the memory of driver, workers and encoders. */
export type SparkBench = (input: string, out: string) => Promise<Pick<Measured, "seconds" | "peak">>;

/** The same rows on a Spark of this machine, with all cores; undefined where it cannot run. */
export async function sparkBench(): Promise<SparkBench | undefined> {
  const missing = await whyNoSpark();
  if (missing !== undefined) {
    console.log(`  Spark is skipped: ${missing}.`);
    return undefined;
  }
  const python = await scalePython();
  const env = { REWARDLENS_ARCHIVE: await scaleArchive() };
  return async (input, out) => {
    const args = [join(root, "scale", "bench", "scoring.py"), input, out, `${cpus().length}`];
    const { peak, out: printed } = await measured(python, args, env);
    const { seconds } = JSON.parse(printed.trim().split("\n").at(-1)!) as { readonly seconds: number };
    return { seconds, peak };
  };
}
