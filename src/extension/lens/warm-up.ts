import { existsSync } from "node:fs";
import { join } from "node:path";
import { Disposable, window, workspace, type TextDocument } from "vscode";
import { showError } from "../window/show-error.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import type { Services } from "../services/services.ts";
import { readSettings } from "../settings.ts";

/** VS Code's own start goes first. */
const LATER_MS = 2000;

/**
 * Starts the encoder and reads the head as soon as a document with responses is open, and in a folder with choices or models soon after the
 * start: the second that the encoder takes is then over when a person opens the next document, or when VS Code asks for lenses.
 */
export function warmUp({ documents, heads, log }: Services): Disposable {
  let started = false;
  const start = (): void => {
    if (started || !readSettings().codeLens) return;
    started = true;
    heads.current().catch((error: unknown) => showError(error, log));
  };
  const look = (document: TextDocument): void => {
    if (!started && documents.firstResponses(document).length > 0) start();
  };
  window.visibleTextEditors.forEach(({ document }) => look(document));
  const isUsed = workspaceFolders().some((folder) => existsSync(join(folder, ".rewardlens")));
  const timer = isUsed ? setTimeout(start, LATER_MS) : undefined;
  return Disposable.from(workspace.onDidOpenTextDocument(look), { dispose: () => clearTimeout(timer) });
}
