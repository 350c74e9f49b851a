import { join } from "node:path";
import { projectNode, root } from "./paths.ts";
import { run } from "./run.ts";

/**
 * Bundles the extension, its workers, its panels and the CLI into dist/.
 * @throws when a bundle does not build; esbuild has said why on stderr
 */
export async function build(...args: string[]): Promise<void> {
  const code = await run(projectNode().binary, [join(root, "esbuild.js"), ...args], { cwd: root });
  if (code !== 0) throw new Error(`The build failed with exit code ${code}`);
}
