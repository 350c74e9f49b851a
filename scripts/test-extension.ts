// Builds, then runs the extension tests alone, in VS Code's server: `npm run test:extension`
import { build } from "./lib/build.ts";
import { runExtensionTests } from "./lib/extension-tests.ts";
import { runSuite } from "./lib/suite.ts";

await build();
const { tests } = await runSuite("extension, in VS Code", () => runExtensionTests());
process.exitCode = tests.some(({ state }) => state === "failed") ? 1 : 0;
