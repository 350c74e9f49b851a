// Runs the tests of scale/ on a real Spark: `npm run test:scale`, `-- -k NAME` for some. REWARDLENS_SCALE=all adds the long ones.
// The last line is "N passed, N failed".
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../lib/paths.ts";
import { prepareScale, runScaleTests } from "../lib/tests/scale-tests.ts";
import { runSuite, summary } from "../lib/tests/suite.ts";

await mkdir(join(root, "test-results"), { recursive: true });
const { tests } = await runSuite("scale, on Spark", () => runScaleTests(prepareScale(), process.argv.slice(2)));
console.log(`\n${summary(tests)}`);
process.exitCode = tests.some(({ state }) => state === "failed") ? 1 : 0;
