import { window, type Disposable, type TextEditor } from "vscode";
import { commandIds } from "../contributions.ts";
import { lensTitle } from "./lens-text.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";
import { ask } from "../query/set-query.ts";

/** Score Selection: the selected text gets a lens of its own, which follows its edits. Answers with the score, null where it cannot be read. */
export function registerScoreSelection({ documents, queries, scores, log }: Services): Disposable {
  return registerCommand(commandIds.scoreSelection, log, async () => {
    const editor = window.activeTextEditor;
    if (editor === undefined) return void window.showInformationMessage(messages.select.noEditor());
    const { document } = editor;
    const range = trimmedSelection(editor);
    if (range === undefined) return void window.showInformationMessage(messages.select.nothing());
    const query = queries.query ?? documents.nearestQuery(document, range.start) ?? (await ask());
    if (query === undefined) return undefined;
    const scored = await scores.score(query, range.text, undefined, document);
    documents.addSelection(document, range, query);
    window.setStatusBarMessage(lensTitle(scored), 5000);
    const { limits, score, reward, interval, head } = scored;
    return {
      ...(limits.unknown === undefined ? { score, reward, interval } : { score: null }),
      head: head.card.id,
      query,
    };
  });
}

/** The selected text without the blanks around it, in offsets; undefined where nothing but blanks is selected. */
export function trimmedSelection({
  document,
  selection,
}: TextEditor): { text: string; start: number; end: number } | undefined {
  const raw = document.getText(selection);
  const text = raw.trim();
  if (text === "") return undefined;
  const start = document.offsetAt(selection.start) + (raw.length - raw.trimStart().length);
  return { text, start, end: start + text.length };
}
