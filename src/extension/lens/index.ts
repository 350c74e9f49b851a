import { Disposable, languages, window, workspace } from "vscode";
import { settingIds } from "../contributions.ts";
import { registerHowToMark } from "../documents/how-to-mark.ts";
import { registerDocumentProblems } from "../documents/document-problems.ts";
import { scoredDocuments } from "../documents/document-kind.ts";
import type { Services } from "../services/services.ts";
import { ResponseLensProvider, type LensShows } from "./code-lens-provider.ts";
import { registerLensCommands } from "./commands.ts";
import { EarlyScores } from "./early-scores.ts";
import { ResponseHoverProvider } from "./hover-provider.ts";
import { LineScores } from "./line-scores.ts";
import { ResponseFactsReader } from "./response-facts.ts";
import { warmUp } from "./warm-up.ts";

/** Scores over the responses of documents: lenses, hovers, problems, and the commands that score. */
export function registerLenses(services: Services): Disposable {
  const { documents, scores, heads, log } = services;
  const facts = new ResponseFactsReader(documents, scores, heads);
  const early = new EarlyScores(documents, facts, log);
  const shows: LensShows = (document, response, title) => early.lensShows(document, response, title);
  const lenses = new ResponseLensProvider(documents, facts, log, shows);
  const lineScores = new LineScores(documents, facts, log);
  return Disposable.from(
    warmUp(services),
    lenses,
    early,
    languages.registerCodeLensProvider(scoredDocuments, lenses),
    lineScores,
    languages.registerHoverProvider(scoredDocuments, new ResponseHoverProvider(documents, facts)),
    registerDocumentProblems(documents),
    registerHowToMark(services),
    registerLensCommands(services, facts),
    watchLenses(lenses, lineScores, facts, services),
  );
}

/** Draws every lens again when the head, a selection, the setting or the lines on the screen change. */
function watchLenses(
  lenses: ResponseLensProvider,
  lineScores: LineScores,
  facts: ResponseFactsReader,
  { heads, columns, documents, queries }: Services,
): Disposable {
  const refresh = (): void => {
    facts.forgetHeads();
    lenses.refresh();
    lineScores.refresh();
  };
  return Disposable.from(
    heads.onDidChangeHead(({ first }) => first || refresh()),
    columns.onDidChange(refresh),
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
