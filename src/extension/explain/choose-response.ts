import { window, workspace, Uri, type TextDocument, type TextEditor } from "vscode";
import { messages } from "../messages.ts";
import { plainWords } from "../window/markdown-text.ts";
import { queryForSelection } from "../services/ask-query.ts";
import { trimmedSelection } from "../documents/in-front.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { Services } from "../services/services.ts";
import { explainMessages } from "./explain-messages.ts";
import { shorten } from "../../report/format.ts";

export interface ChosenResponse {
  readonly document: TextDocument;
  readonly response: DocumentResponse;
}

/**
 * The response that a command is about: the one at `start` of the document at `uri`; else the selected text, which is scored
 * from then on; else the one at the cursor. Without one it says so.
 */
export async function chooseResponse(
  services: Pick<Services, "documents" | "queries">,
  uri?: unknown,
  start?: unknown,
): Promise<ChosenResponse | undefined> {
  const { documents } = services;
  const given = typeof uri === "string" ? Uri.parse(uri) : uri instanceof Uri ? uri : undefined;
  if (given !== undefined && typeof start === "number") {
    const document = await workspace.openTextDocument(given);
    const response = documents.responses(document).find((one) => one.start === start);
    if (response !== undefined) return { document, response };
  }
  const editor = window.activeTextEditor;
  if (editor === undefined) return void window.showInformationMessage(messages.select.noEditor());
  const { document } = editor;
  const response = (await selected(services, editor)) ?? (await pick(atCursor(documents.responses(document), editor)));
  return response && { document, response };
}

/** The selected text as a response: one of the document's, or one that is scored from now on. */
async function selected(
  services: Pick<Services, "documents" | "queries">,
  editor: TextEditor,
): Promise<DocumentResponse | undefined> {
  const { documents } = services;
  const range = trimmedSelection(editor);
  if (range === undefined) return undefined;
  const { document } = editor;
  const found = () =>
    documents.responses(document).find(({ start, end }) => start === range.start && end === range.end);
  const known = found();
  if (known !== undefined) return known;
  const query = await queryForSelection(services, document, range.start);
  if (query === undefined) return undefined;
  documents.addSelection(document, range, query);
  return found();
}

/** Those around the cursor, else those of its line, else the last one before it, else the first. */
function atCursor(all: readonly DocumentResponse[], { document, selection }: TextEditor): readonly DocumentResponse[] {
  const responses = all.filter(({ response }) => response.trim() !== "");
  const offset = document.offsetAt(selection.active);
  const around = responses.filter(({ start, end }) => start <= offset && offset <= end);
  if (around.length > 0) return around;
  const line = responses.filter(({ anchor }) => document.positionAt(anchor).line === selection.active.line);
  if (line.length > 0) return line;
  return [responses.findLast(({ anchor }) => anchor <= offset) ?? responses[0]].filter((one) => one !== undefined);
}

async function pick(found: readonly DocumentResponse[]): Promise<DocumentResponse | undefined> {
  if (found.length === 0) return void window.showInformationMessage(messages.select.noResponses());
  if (found.length === 1) return found[0];
  const items = found.map((response) =>
    plainWords({ label: response.label, detail: shorten(response.response, 120), response }),
  );
  return (await window.showQuickPick(items, { title: explainMessages.pickResponse() }))?.response;
}
