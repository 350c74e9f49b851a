// Makes the extension's VSIX: `npm run package` for this platform, `-- --target win32-x64` for another one, `-- --universal` for
// every platform (WASM).
import { createVSIX } from "@vscode/vsce";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../lib/build.ts";
import { root } from "../lib/paths.ts";
import { stageExtension } from "../lib/stage/stage-extension.ts";
import { targets } from "../lib/stage/stage-runtime.ts";

const { values } = parseArgs({
  options: { universal: { type: "boolean", default: false }, target: { type: "string" }, out: { type: "string" } },
});
const known = await targets();
const wanted = values.target ?? `${process.platform}-${process.arch}`;
const target = values.universal ? undefined : known.find((one) => one === wanted);
if (target === undefined && !values.universal)
  throw new Error(`There is no native build for ${wanted}. Choose one of ${known.join(", ")}, or --universal.`);

await build();
const stage = await mkdtemp(join(tmpdir(), "rewardlens-package-"));
try {
  const version = await stageExtension(stage, target ?? "web");
  const packagePath = values.out ?? join(root, `reward-lens-${target ?? "universal"}-${version}.vsix`);
  await createVSIX({
    cwd: stage,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    ...(target ? { target } : {}),
  });
  await printFiles(stage);
  console.log(`${relative(process.cwd(), packagePath)}: ${megabytes((await stat(packagePath)).size)}`);
} finally {
  await rm(stage, { recursive: true, force: true });
}

/** Prints every file that went in, largest first. */
async function printFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sized = await Promise.all(files.map(async (path) => ({ path, size: (await stat(path)).size })));
  for (const { path, size } of sized.sort((a, b) => b.size - a.size)) {
    console.log(`${megabytes(size).padStart(10)}  ${relative(folder, path)}`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(3)} MB`;
}
