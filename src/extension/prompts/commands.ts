import { Uri, window, workspace, type Disposable, type LogOutputChannel } from "vscode";
import { registerCommands } from "../window/commands.ts";
import { askSets } from "./ask-sets.ts";
import type { PromptsFeature } from "./prompts-feature.ts";
import { promptsMessages as text } from "./prompts-messages.ts";

export function registerPromptsCommands(log: LogOutputChannel, feature: PromptsFeature): Disposable {
  return registerCommands(log, {
    comparePrompts: async (given) => {
      if (!workspace.isTrusted) return void window.showWarningMessage(text.noTrust());
      const sets = await askSets(given instanceof Uri ? given : undefined);
      if (sets) await feature.compare(sets);
    },
  });
}
