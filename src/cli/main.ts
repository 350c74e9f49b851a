import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { installationAt } from "./installation.ts";
import { ExitCode } from "./errors.ts";
import { runProgram, unexpected } from "./program.ts";
import { processTerminal } from "./terminal.ts";

// The bundle is dist/cli.js.
const root = fileURLToPath(new URL("..", import.meta.url));
const terminal = processTerminal();
// What nobody awaits. Node would write it to the terminal as it is, with whatever characters its message has.
process.on("uncaughtException", (error) => {
  terminal.warn(...unexpected(error));
  process.exit(ExitCode.badInput);
});
process.exitCode = await runProgram(process.argv.slice(2), manifest.version, installationAt(root), terminal);
terminal.releaseInterrupt();
