// Bundles the extension tests, for a debugger: `npm run build:tests`
import { buildExtensionTests } from "../lib/tests/build-tests.ts";

console.log(await buildExtensionTests());
