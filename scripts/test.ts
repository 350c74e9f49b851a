// Runs every test: `npm test`. Its last line is "N passed, N failed".
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildForAll } from "./lib/build.ts";
import { prepareChromium } from "./lib/install/chromium.ts";
import { runExtensionTests } from "./lib/tests/extension-tests.ts";
import { root } from "./lib/paths.ts";
import { prepareScale, runScaleTests } from "./lib/tests/scale-tests.ts";
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
// A fresh machine waits for the network, then compiles: beside the unit tests. A failure is reported when VS Code, or Spark, is needed.
const installed = Promise.all([installVSCodeServer(), prepareChromium()]);
installed.catch(() => undefined);
const prepared = prepareScale();
prepared.catch(() => undefined);
suites.push(await runSuite("unit", () => runVitest("unit")));
// VS Code's host waits for its window and Spark's tests for their jobs more than they compute: one after the other, beside suites that keep the cores busy.
const extension = startSuite("extension, in VS Code", async () => {
  await installed;
  return runExtensionTests();
});
const scaleLog = join(root, "test-results", "scale.log");
const scale = startSuite("scale, on Spark", () => runScaleTests(prepared, [], scaleLog), extension.ended);
suites.push(await runSuite("integration", () => runVitest("integration")));
await installed.catch(() => undefined); // else the processes of the next suites would install it too
suites.push(await runSuite("pages, in a browser", () => runVitest("pages")));
suites.push(await runSuite("end to end, in a browser", () => runVitest("e2e")));
suites.push(await extension.report(), await scale.report());

const tests = suites.flatMap((suite) => suite.tests);
console.log(`\n${summary(tests)}`);
process.exitCode = tests.some(({ state }) => state === "failed") ? 1 : 0;
