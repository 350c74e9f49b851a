import { Command, CommanderError } from "commander";
import { ExitCode, Interrupted, UsageError } from "./errors.ts";
import { expectedMessage } from "./expected.ts";
import type { Installation } from "./installation.ts";
import type { ProcessTerminal, Terminal } from "./terminal.ts";

/** Adds a verb to a command line. */
export type AddVerb = (program: Command, installation: Installation, terminal: Terminal) => void;

/** A program with its verbs. */
export interface Program {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly verbs: readonly AddVerb[];
}

/**
 * Runs one command line and resolves to its exit code: 0 done, 1 bad input, 2 wrong usage, 130 interrupted.
 * @param args without the names of program and script.
 */
export async function runProgram(
  args: readonly string[],
  { name, description, version, verbs }: Program,
  installation: Installation,
  terminal: ProcessTerminal,
): Promise<number> {
  const program = new Command(name)
    .description(description)
    .version(version)
    .showHelpAfterError("See --help.")
    .addHelpText(
      "after",
      "\nExit codes: 0 done; 1 bad input (unreadable lines are reported and skipped); 2 wrong usage.",
    )
    .configureOutput({
      writeOut: (text) => terminal.print(...text.trimEnd().split("\n")),
      writeErr: (text) => terminal.warn(...text.trimEnd().split("\n")),
    })
    .exitOverride();
  for (const add of verbs) add(program, installation, terminal);
  try {
    await program.parseAsync(args, { from: "user" });
    return terminal.hasProblems ? ExitCode.badInput : ExitCode.done;
  } catch (error) {
    return exitCodeOf(error, terminal);
  }
}

function exitCodeOf(error: unknown, terminal: ProcessTerminal): number {
  // Ctrl-C reaches the encoder's processes too, so the error may come from them.
  if (terminal.signal.aborted || error instanceof Interrupted) {
    terminal.warn((error instanceof Interrupted ? error : (terminal.signal.reason as Error)).message);
    return ExitCode.interrupted;
  }
  // Commander reports its own errors; help and version are not errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.wrongUsage;
  if (error instanceof UsageError) {
    terminal.warn(error.message);
    return ExitCode.wrongUsage;
  }
  const message = expectedMessage(error);
  terminal.warn(...(message === undefined ? unexpected(error) : [`error: ${message}`]));
  return ExitCode.badInput;
}

/** A fault of the program, with its stack, in lines. */
export function unexpected(error: unknown): string[] {
  return `error: unexpected: ${error instanceof Error ? error.stack : String(error)}`.split("\n");
}
