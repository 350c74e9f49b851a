import { fileURLToPath } from "node:url";
import { ExitCode } from "./errors.ts";
import { installationAt } from "./installation.ts";
import { runProgram, unexpected, type Program } from "./program.ts";
import { processTerminal } from "./terminal.ts";

/** Runs the command line of this process; its exit code is set. */
export async function runProcess(program: Program): Promise<void> {
  const root = fileURLToPath(new URL("..", import.meta.url)); // the bundle is in dist/
  const terminal = processTerminal();
  // What nobody awaits. Node would write it to the terminal as it is, with whatever characters its message has.
  process.on("uncaughtException", (error) => {
    terminal.warn(...unexpected(error));
    process.exit(ExitCode.badInput);
  });
  process.exitCode = await runProgram(process.argv.slice(2), program, installationAt(root), terminal);
  terminal.releaseInterrupt();
}
