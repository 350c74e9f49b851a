import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerHeadCommands } from "./commands.ts";
import { watchHeads } from "./watch-heads.ts";

/** Which head scores: the command that selects it, and what changes it from outside. */
export function registerHeads(services: Services): Disposable {
  return Disposable.from(registerHeadCommands(services), watchHeads(services));
}
