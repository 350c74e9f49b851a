import * as esbuild from "esbuild";
import { join } from "node:path";
import { rm } from "node:fs/promises";
import { globSync } from "tinyglobby";
import { root } from "../paths.ts";

/**
 * Bundles test/extension into out/extension-tests, each test file a bundle, for VS Code to load.
 * @param names beginnings of the files' names; none: all of them
 * @returns the module whose run() runs them
 */
export async function buildExtensionTests(names: readonly string[] = [""]): Promise<string> {
  const outdir = join(root, "out", "extension-tests");
  await rm(outdir, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: globSync(["test/extension/index.ts", ...names.map((name) => `test/extension/**/${name}*.test.ts`)], {
      cwd: root,
      absolute: true,
    }),
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    sourcemap: "inline",
    // Some packages' CommonJS loads its parts in a way that no bundler can see.
    mainFields: ["module", "main"],
    // mocha finds its reporters and interfaces beside itself.
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return join(outdir, "index.cjs");
}
