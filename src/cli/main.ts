import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { installationAt } from "./installation.ts";
import { runProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

// The bundle is dist/cli.js.
const root = fileURLToPath(new URL("..", import.meta.url));
const terminal = processTerminal();
process.exitCode = await runProgram(process.argv.slice(2), manifest.version, installationAt(root), terminal);
terminal.releaseInterrupt();
