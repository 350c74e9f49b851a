import { Disposable, languages, window, workspace } from "vscode";
import { settingIds } from "../contributions.ts";
import { registerHowToMark } from "../documents/how-to-mark.ts";
import { registerRecordProblems } from "../documents/record-problems.ts";
import { scoredDocuments } from "../documents/document-kind.ts";
import type { Services } from "../services/services.ts";
import { ResponseLensProvider } from "./code-lens-provider.ts";
import { registerLensCommands } from "./commands.ts";
import { ResponseHoverProvider } from "./hover-provider.ts";
import { LineScores } from "./line-scores.ts";
import { warmUp } from "./warm-up.ts";

/** Scores over the responses of documents: lenses, hovers, problems, and the commands that score. */
export function registerLenses(services: Services): Disposable {
  const { documents, scores, log } = services;
  const lenses = new ResponseLensProvider(documents, scores, log);
  const lineScores = new LineScores(documents, scores, log);
  return Disposable.from(
    warmUp(services),
    lenses,
    languages.registerCodeLensProvider(scoredDocuments, lenses),
    lineScores,
    languages.registerHoverProvider(scoredDocuments, new ResponseHoverProvider(documents, scores)),
    registerRecordProblems(documents),
    registerHowToMark(services),
    registerLensCommands(services),
    watchLenses(lenses, lineScores, services),
  );
}

/** Draws every lens again when the head, a selection, the setting or the lines on the screen change. */
function watchLenses(
  lenses: ResponseLensProvider,
  lineScores: LineScores,
  { heads, documents, queries }: Services,
): Disposable {
  const refresh = (): void => {
    lenses.refresh();
    lineScores.refresh();
  };
  return Disposable.from(
    heads.onDidChangeHead(({ first }) => first || refresh()),
    documents.onDidChangeSelections(refresh),
    queries.onDidChangeQuery(refresh),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => lenses.follow(textEditor)),
    // The head too: a folder's or a language's own changes without the workspace's.
    workspace.onDidChangeConfiguration(
      (event) =>
        [settingIds.codeLens, settingIds.head, settingIds.headings].some((id) => event.affectsConfiguration(id)) &&
        refresh(),
    ),
  );
}
