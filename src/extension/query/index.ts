import { CodeLens, Disposable, languages, Range } from "vscode";
import { basename } from "node:path";
import { queryScheme } from "../contributions.ts";
import { messages } from "../messages.ts";
import { QueryFiles, targetOf } from "../services/query-files.ts";
import type { Services } from "../services/services.ts";
import { commandOf } from "../window/commands.ts";
import { registerQueryCommands } from "./commands.ts";
import { followFiles } from "./follow-files.ts";
import { registerStatusBar } from "./status-bar.ts";

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
