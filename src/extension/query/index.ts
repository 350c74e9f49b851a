import { CodeLens, Disposable, languages, Range, TabInputText, window, workspace, type TextDocument } from "vscode";
import { basename } from "node:path";
import { queryScheme } from "../contributions.ts";
import { messages } from "../messages.ts";
import { QueryFiles, targetOf } from "../services/query-files.ts";
import type { Services } from "../services/services.ts";
import { commandOf } from "../window/commands.ts";
import { registerQueryCommands } from "./commands.ts";
import { registerStatusBar } from "./status-bar.ts";
import { tabsOf } from "../window/tabs.ts";

/** The query of a file: its commands, the editor that it is written in, and the status bar that shows it beside the model. */
export function registerQuery(services: Services): Disposable {
  return Disposable.from(
    registerStatusBar(services),
    registerQueryCommands(services),
    new QueryFiles(services.queries),
    languages.registerCodeLensProvider({ scheme: queryScheme }, { provideCodeLenses: ({ uri }) => useLenses(uri) }),
    followFiles(services),
  );
}

/** What to do in the editor of a query, over its first line. */
function useLenses(uri: Parameters<typeof targetOf>[0]): CodeLens[] {
  const { query: text } = messages;
  const titles = [text.use(basename(targetOf(uri).path)), text.howToWrite()];
  return titles.map((title) => new CodeLens(new Range(0, 0, 0, 0), commandOf("useAsQuery", title, uri)));
}

/** A file's query goes with the file when it is renamed, when an untitled document is saved, and goes away with an untitled one. */
function followFiles({ queries, documents }: Pick<Services, "queries" | "documents">): Disposable {
  const untitled = () => workspace.textDocuments.filter(({ uri }) => uri.scheme === "untitled" && queries.of(uri));
  const opened = async (document: TextDocument): Promise<void> => {
    if (document.uri.scheme === "untitled") return;
    // VS Code opens the file that an untitled document was saved to, with its text, before it closes the document.
    const source = untitled().find((one) => one.getText() === document.getText());
    if (source !== undefined && document.getText() !== "") await queries.move(source.uri, document.uri);
  };
  return Disposable.from(
    workspace.onDidRenameFiles(async ({ files }) => {
      for (const { oldUri, newUri } of files) await queries.move(oldUri, newUri);
    }),
    workspace.onDidOpenTextDocument(opened),
    window.tabGroups.onDidChangeTabs(async ({ closed }) => {
      for (const { input } of closed)
        if (input instanceof TabInputText && input.uri.scheme === "untitled" && tabsOf(input.uri).length === 0)
          await queries.set(input.uri, undefined);
    }),
    queries.onDidChangeQuery(({ uri, before, after }) => {
      if (before === undefined) return;
      // The cells of a notebook have its path.
      for (const document of workspace.textDocuments)
        if (document.uri.path === uri.path) documents.changeQuery(document, before, after);
    }),
  );
}
