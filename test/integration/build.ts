import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../scripts/lib/build.ts";

/** Names the folder in which each process of the tests keeps what its encoders read. */
export const KEPT_READINGS = "REWARDLENS_TEST_READINGS";

/** Bundles what the integration tests run, once before all of them, and gives them a folder that goes with them. */
export default async function setup(): Promise<() => Promise<void>> {
  await build();
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-readings-"));
  process.env[KEPT_READINGS] = folder;
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
