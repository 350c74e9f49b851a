// Runs test/extension in desktop VS Code, which @vscode/test-electron downloads: `npm run test:desktop`
import { runTests } from "@vscode/test-electron";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildExtensionTests } from "../lib/tests/build-tests.ts";
import { root } from "../lib/paths.ts";
import { build } from "../lib/build.ts";

await build();
const extensionTestsPath = await buildExtensionTests();
const folder = await mkdtemp(join(tmpdir(), "rewardlens-desktop-"));
try {
  const workspace = join(folder, "samples");
  await cp(join(root, "samples"), workspace, { recursive: true });
  process.exitCode = await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath,
    launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust"],
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
