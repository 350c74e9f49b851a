import { basename } from "node:path";
import { window, workspace, type Disposable, type Uri } from "vscode";
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
    nameColumns: async (uri) => nameColumns(services, uri as Uri | undefined),
    showScore: (uri, response) => showScore(services, facts, uri as Uri, response as DocumentResponse),
  });
}

/**
 * Asks which columns of a table are the query and the responses; its lenses follow the answer.
 * @param uri of the file whose lens asks. Without it the file in front is asked about, also where it was before: an answer may have been wrong
 */
async function nameColumns({ columns, queries }: Services, uri: Uri | undefined): Promise<void> {
  const document = uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  const name = document && readableName(document);
  if (document === undefined || name === undefined)
    return void window.showInformationMessage(messages.columns.noFile());
  const given = { bytes: Buffer.from(document.getText()), name };
  let asked = false;
  const onAnswer = (ask: Ask, answers: ColumnAnswers, instead: boolean) => {
    asked = true;
    columns.add(document.uri, ask, answers, instead);
  };
  const again = uri === undefined;
  const options = { given, query: queries.of(document.uri), onAnswer, again };
  const reading = await readWithColumns(document.uri, again ? "verdict" : "columns", options);
  if (again && reading !== undefined && !asked)
    void window.showInformationMessage(messages.columns.nothingToAsk(basename(name)));
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
