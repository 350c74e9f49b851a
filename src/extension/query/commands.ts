import { basename } from "node:path";
import { Uri, window, workspace, type Disposable, type QuickPickItem, type TextDocument } from "vscode";
import { queryScheme } from "../contributions.ts";
import { trimmedSelection } from "../documents/in-front.ts";
import { messages } from "../messages.ts";
import { askQuery } from "../services/ask-query.ts";
import { useAsQuery } from "../services/query-files.ts";
import type { Services } from "../services/services.ts";
import { registerCommands, runCommand } from "../window/commands.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { shorten } from "../../report/format.ts";

/** Set Query and Clear Query; and the status bar's menu. */
export function registerQueryCommands(services: Services): Disposable {
  return registerCommands(services.log, {
    setQuery: (query) => setQuery(services, query),
    clearQuery: () => clearQuery(services),
    useAsQuery: async (given) => {
      const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
      if (uri?.scheme === queryScheme) await useAsQuery(uri);
    },
    showMenu: () => showMenu(services),
  });
}

/**
 * The query of the file that is given, else of the document in front: the text that is given, else the selection, else what the
 * person writes or chooses.
 */
async function setQuery(services: Services, given: unknown): Promise<string | undefined> {
  const { queries } = services;
  const editor = window.activeTextEditor;
  const uri = given instanceof Uri ? given : editor?.document.uri;
  if (uri === undefined) return void window.showInformationMessage(messages.select.noEditor());
  // A menu gives the file that it is over.
  const inFront = editor?.document.uri.toString() === uri.toString();
  const text = typeof given === "string" ? given : inFront && trimmedSelection(editor)?.text;
  if (text) await queries.set(uri, text);
  const query = text ? queries.of(uri) : await askQuery(services, uri);
  if (query !== undefined)
    window.setStatusBarMessage(messages.query.isSet(basename(uri.path), plainLabel(shorten(query, 80))), 5000);
  return query;
}

/** The numbers that were made with the query go with it. */
async function clearQuery({ queries }: Services): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (uri === undefined || queries.of(uri) === undefined)
    return void window.showInformationMessage(messages.query.nothingToClear());
  await queries.set(uri, undefined);
  window.setStatusBarMessage(messages.query.cleared(basename(uri.path)), 5000);
}

type Item = QuickPickItem & { readonly run: () => unknown };

/** What to do next, what is most often wanted first; the query comes first in a file whose texts have none. */
async function showMenu({ queries, documents }: Services): Promise<unknown> {
  const { action } = messages;
  const document = window.activeTextEditor?.document;
  const responses = document ? documents.firstResponses(document).length : 0;
  const query = document ? queryItems(document, queries.of(document.uri)) : [];
  const canCompare = workspace.isTrusted && responses > 1;
  const items: Item[] = [
    ...(responses === 0 ? query : []),
    ...(canCompare ? [{ label: action.compare(), run: () => runCommand("compareResponses") }] : []),
    ...(document ? [{ label: action.scoreDocument(), run: () => runCommand("scoreDocument") }] : []),
    ...(workspace.isTrusted ? [{ label: action.train(), run: () => runCommand("trainRewardModel") }] : []),
    { label: action.showModel(), run: () => runCommand("showModel") },
    { label: action.selectHead(), run: () => runCommand("selectHead") },
    ...(responses === 0 ? [] : query),
  ];
  return (await window.showQuickPick(items, { title: messages.status.name() }))?.run();
}

function queryItems({ uri }: TextDocument, query: string | undefined): Item[] {
  const { newQuery, changeQuery, clearQuery: clear } = messages.action;
  const set = () => runCommand("setQuery", uri);
  if (query === undefined) return [{ label: newQuery(basename(uri.path)), run: set }];
  return [
    { label: changeQuery(basename(uri.path)), description: plainLabel(shorten(query, 60)), run: set },
    { label: clear(), run: () => runCommand("clearQuery") },
  ];
}
