import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerQueryCommands } from "./commands.ts";
import { registerStatusBar } from "./status-bar.ts";

/** The query in use: its commands, and the status bar that shows it beside the head. */
export function registerQuery(services: Services): Disposable {
  return Disposable.from(registerStatusBar(services), registerQueryCommands(services));
}
