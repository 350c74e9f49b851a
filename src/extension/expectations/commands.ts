import type { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import { addExpectation } from "./add/add-expectation.ts";

/** The command that writes an expectation; those of the Testing view are VS Code's own. */
export function registerExpectationCommands(services: Services): Disposable {
  return registerCommands(services.log, {
    addExpectation: (rowOrDocument, start) => addExpectation(services, rowOrDocument, start),
  });
}
