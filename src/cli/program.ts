import { Command, CommanderError } from "commander";
import { ExitCode, Interrupted, UsageError, InputError } from "./errors.ts";
import type { Installation } from "./installation.ts";
import type { ProcessTerminal } from "./terminal.ts";
import { addAudit } from "./verbs/audit.ts";
import { addCrossvalidate } from "./verbs/crossvalidate.ts";
import { addDrift } from "./verbs/drift.ts";
import { addEvaluate } from "./verbs/evaluate.ts";
import { addExplain } from "./verbs/explain.ts";
import { addExport } from "./verbs/export.ts";
import { addFeatures } from "./verbs/features.ts";
import { addHeads } from "./verbs/heads.ts";
import { addReport } from "./verbs/report.ts";
import { addScore } from "./verbs/score.ts";
import { addTrain } from "./verbs/train.ts";
import { addVerify } from "./verbs/verify.ts";
import { addVerifyModel } from "./verbs/verify-model.ts";
import { TrainError } from "../core/trainable.ts";
import { EncoderError } from "../encoder/encoder.ts";
import { StoreError } from "../store/files/store-error.ts";
import { trainProblemText } from "../report/training-text.ts";

/**
 * Runs one command line and resolves to its exit code: 0 done, 1 bad input, 2 wrong usage, 130 interrupted.
 * @param args without the names of program and script.
 */
export async function runProgram(
  args: readonly string[],
  version: string,
  installation: Installation,
  terminal: ProcessTerminal,
): Promise<number> {
  const program = new Command("rewardlens")
    .description("Scores responses by a reward model, and trains it on your choices. Nothing leaves this machine.")
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
  const verbs = [
    addScore,
    addExplain,
    addTrain,
    addEvaluate,
    addCrossvalidate,
    addAudit,
    addDrift,
    addHeads,
    addReport,
    addExport,
    addVerify,
    addVerifyModel,
    addFeatures,
  ];
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

/** What to say about an error that people can fix; undefined for any other, which is a fault of the program. */
function expectedMessage(error: unknown): string | undefined {
  if (error instanceof TrainError) return trainProblemText(error.problem);
  if (error instanceof InputError || error instanceof StoreError || error instanceof EncoderError) return error.message;
  return undefined;
}
