import { Uri, window, workspace, type Disposable, type QuickPickItem } from "vscode";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { registerCommands, runCommand } from "../window/commands.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { askQuery } from "./ask-query.ts";
import { shorten } from "../../report/format.ts";

/** Set Query and Clear Query; and the status bar's menu. */
export function registerQueryCommands(services: Services): Disposable {
  return registerCommands(services.log, {
    setQuery: (query) => setQuery(services, query),
    clearQuery: () => clearQuery(services),
    showMenu: () => showMenu(services),
  });
}

/** With a file: for the responses in it. Else to the selection, else to the document's nearest query, else to what the person types. */
async function setQuery(services: Services, given: unknown): Promise<string | undefined> {
  const { queries } = services;
  if (given instanceof Uri) return setForFile(services, given);
  const query = typeof given === "string" ? given : (queryInEditor(services) ?? (await askQuery(queries.query)));
  if (query === undefined || query.trim() === "") return undefined;
  await queries.set(query);
  window.setStatusBarMessage(messages.query.isSet(plainLabel(shorten(query, 80))), 5000);
  return query;
}

async function setForFile({ queries }: Services, uri: Uri): Promise<string | undefined> {
  const query = (await askQuery(queries.forFile(uri)))?.trim();
  if (query !== undefined && query !== "") await queries.setForFile(uri, query);
  return query;
}

function queryInEditor({ documents }: Services): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const selected = document.getText(selection).trim();
  return selected === "" ? documents.nearestQuery(document, document.offsetAt(selection.active)) : selected;
}

/** Selections are scored against the nearest query of their document again. */
async function clearQuery({ queries }: Services): Promise<void> {
  await queries.set(undefined);
  window.setStatusBarMessage(messages.query.cleared(), 5000);
}

/** What to do about the query and the head. */
async function showMenu({ queries }: Services): Promise<unknown> {
  const { action } = messages;
  const setTyped = async () => {
    const query = await askQuery(queries.query);
    if (query !== undefined) await runCommand("setQuery", query);
  };
  const items: (QuickPickItem & { readonly run: () => unknown })[] = [
    { label: action.changeQuery(), description: plainLabel(queries.query ?? ""), run: setTyped },
    ...(queries.query === undefined ? [] : [{ label: action.clearQuery(), run: () => runCommand("clearQuery") }]),
    { label: action.selectHead(), run: () => runCommand("selectHead") },
    { label: action.showReport(), run: () => runCommand("showReport") },
    ...(workspace.isTrusted
      ? [
          { label: action.compare(), run: () => runCommand("compareResponses") },
          { label: action.train(), run: () => runCommand("trainRewardModel") },
        ]
      : []),
  ];
  return (await window.showQuickPick(items, { title: messages.status.name() }))?.run();
}
