import * as vscode from "vscode";
import type { RewardLensApi } from "../../../src/extension/api.ts";
import { extensionId, setSetting, run } from "./editor.ts";

export const query = "Which country owns Antarctica?";
export const treaty = "Perhaps nobody owns Antarctica, I think. It is governed by a treaty.";
export const penguins = "Penguin overlords run the showdown there.";
export const markdown = `# Note\n\n## Query\n\n${query}\n\n## Response A\n\n${treaty}\n\n## Response B\n\n${penguins}\n`;

/** Runs a command of the extension. */
export const cursorAt = (editor: vscode.TextEditor, text: string) => {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + 3);
  editor.selection = new vscode.Selection(at, at);
};

export let api: RewardLensApi;

/** Activates the extension. */
export async function activate(): Promise<void> {
  api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
}

/** Takes away what a test explained, and its editors. */
export async function clear(): Promise<void> {
  if (feature().whatIf) feature().setWhatIf(false);
  await run("clearExplanation");
  await setSetting("rewardLens.head", undefined);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

export const feature = () => api.explain.feature;
export const shown = () => feature().all();
/** Resolves once the explanations are as wanted. */
export async function until(wanted: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!wanted()) return;
      listener.dispose();
      resolve();
    };
    const listener = feature().onDidChange(look);
    look();
  });
}
