// Runs every test: `npm test`. Its last line is "N passed, N failed".
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildForAll } from "./lib/build.ts";
import { prepareChromium } from "./lib/install/chromium.ts";
import { runExtensionTests } from "./lib/tests/extension-tests.ts";
import { root } from "./lib/paths.ts";
import { runScaleTests } from "./lib/tests/scale-tests.ts";
import { runSuite, startSuite, summary } from "./lib/tests/suite.ts";
import type { SuiteResult } from "./lib/tests/suite.ts";
import { runVitest } from "./lib/tests/vitest-tests.ts";
import { installVSCodeServer } from "./lib/install/vscode-install.ts";

await mkdir(join(root, "test-results"), { recursive: true });

const suites: SuiteResult[] = [];
try {
  await buildForAll();
} catch (error) {
  suites.push(await runSuite("build", () => Promise.reject(error)));
}
// A fresh machine waits for the network, then compiles: beside the unit tests. A failure is reported when VS Code is needed.
const installed = Promise.all([installVSCodeServer(), prepareChromium()]);
installed.catch(() => undefined);
suites.push(await runSuite("unit", () => runVitest("unit")));
// VS Code's host waits more than it computes.
const extension = startSuite("extension, in VS Code", async () => {
  await installed;
  return runExtensionTests();
});
suites.push(await runSuite("integration", () => runVitest("integration")));
suites.push(await extension());
suites.push(await runSuite("scale, on Spark", () => runScaleTests()));
suites.push(await runSuite("pages, in a browser", () => runVitest("pages")));
suites.push(await runSuite("end to end, in a browser", () => runVitest("e2e")));

const tests = suites.flatMap((suite) => suite.tests);
console.log(`\n${summary(tests)}`);
process.exitCode = tests.some(({ state }) => state === "failed") ? 1 : 0;
