import { window, type TextDocument } from "vscode";

/** The document in front; with a panel in front no text editor is active, and the only one in sight is meant. */
export function documentInFront(): TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  const only = visibleTextEditors.length === 1 ? visibleTextEditors[0] : undefined;
  return (activeTextEditor ?? only)?.document;
}
