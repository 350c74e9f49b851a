import { workspace, type TextDocument } from "vscode";

/** VS Code 1.139 draws no lenses in text of more characters or lines, unless `editor.largeFileOptimizations` is off. */
const [MOST_CHARACTERS, MOST_LINES] = [20 * 1024 * 1024, 300_000];

/** Whether VS Code draws the document's lenses. */
export function hasLenses(document: TextDocument): boolean {
  if (!workspace.getConfiguration("editor", document).get<boolean>("largeFileOptimizations", true)) return true;
  const { end } = document.lineAt(document.lineCount - 1).range;
  return document.lineCount <= MOST_LINES && document.offsetAt(end) <= MOST_CHARACTERS;
}
