import { Uri, window, workspace, type Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import { checkFolder } from "./check-folder.ts";
import { askSets } from "./ask-sets.ts";
import type { PromptsFeature } from "./prompts-feature.ts";
import { promptsMessages as text } from "./prompts-messages.ts";

export function registerPromptsCommands(services: Services, feature: PromptsFeature): Disposable {
  return registerCommands(services.log, {
    comparePrompts: async (given) => {
      if (!workspace.isTrusted) return void window.showWarningMessage(text.noTrust());
      const sets = await askSets(given instanceof Uri ? given : undefined);
      if (sets) await feature.compare(sets);
    },
    checkDrift: (given) => checkFolder(services, given instanceof Uri ? given : undefined),
  });
}
