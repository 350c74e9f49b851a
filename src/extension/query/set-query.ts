import { Uri, window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { plainLabel, shorten } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Set Query: with a file, for the responses in it; else to the selection, else to the document's nearest query, else to what the person types. */
export function registerSetQuery({ documents, queries, log }: Services): Disposable {
  return registerCommand(commandIds.setQuery, log, async (given?: unknown) => {
    if (given instanceof Uri) return setForFile(given);
    const query = typeof given === "string" ? given : (fromEditor() ?? (await ask(queries.query)));
    if (query === undefined || query.trim() === "") return undefined;
    await queries.set(query);
    window.setStatusBarMessage(messages.query.isSet(plainLabel(shorten(query, 80))), 5000);
    return query;
  });

  async function setForFile(uri: Uri): Promise<string | undefined> {
    const query = (await ask(queries.forFile(uri)))?.trim();
    if (query !== undefined && query !== "") await queries.setForFile(uri, query);
    return query;
  }

  function fromEditor(): string | undefined {
    const editor = window.activeTextEditor;
    if (editor === undefined) return undefined;
    const { document, selection } = editor;
    const selected = document.getText(selection).trim();
    return selected === "" ? documents.nearestQuery(document, document.offsetAt(selection.active)) : selected;
  }
}

/** Asks for a query; undefined where the person gives up. */
export async function ask(value = ""): Promise<string | undefined> {
  return window.showInputBox({
    prompt: messages.query.prompt(),
    placeHolder: messages.query.placeholder(),
    value,
    validateInput: (text) => (text.trim() === "" ? messages.query.isEmpty() : undefined),
  });
}
