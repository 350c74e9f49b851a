import { Disposable, window, workspace } from "vscode";
import { contextKeys, startingViewId, startViewId } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { workspaceFiles } from "../services/workspace-files.ts";
import { registerCommands, setContext } from "../window/commands.ts";
import { DocumentInFront } from "./document-in-front.ts";
import { Folders } from "./folders.ts";
import { followLostFolders } from "./lost-folders.ts";
import { ENOUGH_CHOICES } from "../../report/next-step.ts";
import { dueStep } from "./due-step.ts";
import { openSamples } from "./open-samples.ts";
import { startMessages as text } from "./start-messages.ts";
import { tickSteps } from "./tick-steps.ts";

/** The first steps: the samples, the view that shows the one step that is due, and what menus and the palette can offer. */
export function registerStart(services: Services): Disposable {
  const { extensionUri, heads, log } = services;
  // Its words are package.json's, by the step: it has no row of its own.
  const view = window.createTreeView(startViewId, {
    treeDataProvider: { getChildren: () => [], getTreeItem: () => ({}) },
  });
  // It has nothing to show: VS Code's progress in it ends, and the step that is due takes its place.
  const starting = window.registerWebviewViewProvider(startingViewId, { resolveWebviewView: () => undefined });
  const update = (): void => {
    const { choices, queries, hasModels } = folders;
    const hasFolder = workspaceFiles() !== undefined;
    const step = dueStep({
      hasFolder,
      isTrusted: workspace.isTrusted,
      hasRivals: front.hasRivals,
      hasModels,
      choices,
      queries,
    });
    view.description = step === "more" ? text.progress(choices, ENOUGH_CHOICES) : "";
    void setContext(contextKeys.next, step);
  };
  const folders = new Folders(services, () => update());
  const front = new DocumentInFront(services, () => update());
  front.refresh();
  void folders.refresh();
  return Disposable.from(
    ...[view, starting, folders, front],
    tickSteps(),
    followLostFolders(services, () => folders.hasModels),
    heads.onDidChangeHead(() => void setContext(contextKeys.hasScores, true)), // it is loaded for the first score
    registerCommands(log, { openSamples: (parent) => openSamples(extensionUri, parent) }),
  );
}
