// Runs every test: `npm test`. Its last line is "N passed, N failed".
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "./lib/build.ts";
import { runExtensionTests } from "./lib/extension-tests.ts";
import { root } from "./lib/paths.ts";
import { runScaleTests } from "./lib/scale-tests.ts";
import { runSuite, summary } from "./lib/suite.ts";
import type { SuiteResult } from "./lib/suite.ts";
import { runVitest } from "./lib/vitest-tests.ts";

await mkdir(join(root, "test-results"), { recursive: true });

const suites: SuiteResult[] = [];
try {
  await build();
} catch (error) {
  suites.push(await runSuite("build", () => Promise.reject(error)));
}
suites.push(await runSuite("unit", () => runVitest("unit")));
suites.push(await runSuite("integration", () => runVitest("integration")));
suites.push(await runSuite("scale, on Spark", () => runScaleTests()));
suites.push(await runSuite("extension, in VS Code", () => runExtensionTests()));
suites.push(await runSuite("pages, in a browser", () => runVitest("pages")));
suites.push(await runSuite("end to end, in a browser", () => runVitest("e2e")));

const tests = suites.flatMap((suite) => suite.tests);
console.log(`\n${summary(tests)}`);
process.exitCode = tests.some(({ state }) => state === "failed") ? 1 : 0;
