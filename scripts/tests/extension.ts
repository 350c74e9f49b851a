// Builds, then runs the extension tests alone, in VS Code's server: `npm run test:extension`, or a few files of them: `-- soundness`
import { build } from "../lib/build.ts";
import { runExtensionTests } from "../lib/tests/extension-tests.ts";
import { runSuite } from "../lib/tests/suite.ts";

const names = process.argv.slice(2);
await build();
const { tests } = await runSuite("extension, in VS Code", () =>
  runExtensionTests(undefined, names.length > 0 ? names : undefined),
);
process.exitCode = tests.some(({ state }) => state === "failed") ? 1 : 0;
