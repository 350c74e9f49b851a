import { join } from "node:path";
import { projectNode, root } from "./paths.ts";
import { run } from "./run.ts";

/** Set by who has built dist/ for all processes that it starts: another build would take the files from those that run. */
const BUILT = "REWARDLENS_BUILT";

/** Builds dist/ for this process and all that it starts. */
export async function buildForAll(): Promise<void> {
  await build();
  process.env[BUILT] = "1";
}

/**
 * Bundles the extension, its workers, its panels and the CLI into dist/, unless that is done.
 * @throws when a bundle does not build; esbuild has said why on stderr
 */
export async function build(...args: string[]): Promise<void> {
  if (process.env[BUILT]) return;
  const code = await run(projectNode().binary, [join(root, "esbuild.js"), ...args], { cwd: root });
  if (code !== 0) throw new Error(`The build failed with exit code ${code}`);
}
