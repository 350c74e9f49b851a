import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles the fit worker as esbuild.js does, into a folder of its own. */
export async function bundledWorker(): Promise<{ readonly script: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-worker-"));
  const script = join(folder, "fit-worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../../../src/worker/main.ts", import.meta.url))],
    outfile: script,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "error",
  });
  return { script, remove: () => rm(folder, { recursive: true }) };
}
