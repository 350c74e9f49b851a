import { window, workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import type { Ask, ColumnAnswers } from "../../formats/roles/ask.ts";
import { readWithColumns } from "../columns/read-with-columns.ts";
import { readableName } from "../documents/document-kind.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import { messages } from "../messages.ts";
import { queryForSelection } from "../services/ask-query.ts";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import { lensTitle } from "./lens-text.ts";
import type { ResponseFactsReader } from "./response-facts.ts";
import { scoreDocument } from "./score-document.ts";
import { trimmedSelection } from "../documents/in-front.ts";
import { showScore } from "./show-score.ts";

/** Score Selection, Score Document, and a lens's click. */
export function registerLensCommands(services: Services, facts: ResponseFactsReader): Disposable {
  return registerCommands(services.log, {
    scoreSelection: () => scoreSelection(services),
    scoreDocument: () => scoreDocument(services),
    nameColumns: async (uri) => nameColumns(services, await workspace.openTextDocument(uri as Uri)),
    showScore: (uri, response) => showScore(services, facts, uri as Uri, response as DocumentResponse),
  });
}

/** Asks which columns of a table are the query and the responses; its lenses follow the answer. */
async function nameColumns({ columns, queries }: Services, document: TextDocument): Promise<void> {
  const name = readableName(document);
  if (name === undefined) return;
  const given = { bytes: Buffer.from(document.getText()), name };
  const onAnswer = (ask: Ask, answers: ColumnAnswers) => columns.add(document.uri, ask, answers);
  await readWithColumns(document.uri, "columns", { given, query: queries.of(document.uri), onAnswer });
}

/** The selected text gets a lens of its own, which follows its edits. @returns the score, null where it cannot be read */
async function scoreSelection(services: Services) {
  const { documents, scores } = services;
  const editor = window.activeTextEditor;
  if (editor === undefined) return void window.showInformationMessage(messages.select.noEditor());
  const { document } = editor;
  const range = trimmedSelection(editor);
  if (range === undefined) return void window.showInformationMessage(messages.select.nothing());
  const query = await queryForSelection(services, document, range.start);
  if (query === undefined) return undefined;
  const scored = await scores.score(query, range.text, undefined, document);
  documents.addSelection(document, range, query);
  window.setStatusBarMessage(lensTitle({ scored }), 5000);
  const { limits, score, reward, interval, head } = scored;
  return {
    ...(limits.unknown === undefined ? { score, reward, interval } : { score: null }),
    head: head.card.id,
    query,
  };
}
