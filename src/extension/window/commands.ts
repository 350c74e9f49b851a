import { commands, Disposable, type Command, type LogOutputChannel } from "vscode";
import type { ArgumentsOf } from "../command-arguments.ts";
import type { ContextKey } from "../contributions.ts";
import { commandIds, type CommandName } from "../command-ids.ts";
import { showError } from "./show-error.ts";
import { isAbort } from "./progress.ts";

/** What a command gets: anything may come from outside, so it checks. */
type Given<A extends readonly unknown[]> = { [I in keyof A]?: unknown };

/** Commands by name, with what each does. */
export type CommandTable = { readonly [N in CommandName]?: (...given: Given<ArgumentsOf<N>>) => unknown };

/** Registers a feature's commands. A command's failure is shown to the person, with its cause in the log; it then returns undefined. */
export function registerCommands(log: LogOutputChannel, table: CommandTable): Disposable {
  const entries = Object.entries(table) as [CommandName, (...given: unknown[]) => unknown][];
  return Disposable.from(
    ...entries.map(([name, run]) =>
      commands.registerCommand(commandIds[name], async (...given: unknown[]) => {
        try {
          return await run(...given);
        } catch (error) {
          if (!isAbort(error)) await showError(error, log);
          return undefined;
        }
      }),
    ),
  );
}

/** Runs a command of this extension. @returns what it returns; undefined where it failed, which it has shown */
export function runCommand<N extends CommandName>(name: N, ...given: ArgumentsOf<N>): Thenable<unknown> {
  return commands.executeCommand(commandIds[name], ...given);
}

/** A command of this extension for a lens, or for a row of a view. */
export function commandOf<N extends CommandName>(name: N, title: string, ...given: ArgumentsOf<N>): Command {
  return { command: commandIds[name], title, arguments: given };
}

/** Sets what `when` clauses of package.json ask. */
export function setContext(key: ContextKey, value: boolean | string | undefined): Thenable<unknown> {
  return commands.executeCommand("setContext", key, value);
}
