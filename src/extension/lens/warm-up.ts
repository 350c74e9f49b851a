import { window, workspace, type Disposable, type TextDocument } from "vscode";
import { showError } from "../window/show-error.ts";
import type { Services } from "../services/services.ts";
import { readSettings } from "../settings.ts";

/**
 * Starts the encoder and reads the head as soon as a document with responses is open. VS Code asks for its lenses some
 * time later, while it is itself still starting: the one second that the encoder takes is then over.
 */
export function warmUp({ documents, heads, log }: Services): Disposable {
  let started = false;
  const look = (document: TextDocument): void => {
    if (started || !readSettings().codeLens || documents.firstResponses(document).length === 0) return;
    started = true;
    heads.current().catch((error: unknown) => showError(error, log));
  };
  window.visibleTextEditors.forEach(({ document }) => look(document));
  return workspace.onDidOpenTextDocument(look);
}
