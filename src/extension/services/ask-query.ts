import { basename } from "node:path";
import { window, workspace, type QuickPickItem, type TextDocument, type Uri } from "vscode";
import { messages } from "../messages.ts";
import { plainWords } from "../window/markdown-text.ts";
import { pickFrom } from "../window/pick.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { writeQuery } from "./query-files.ts";
import type { QueryService } from "./query-service.ts";
import { shorten } from "../../report/format.ts";

/** Queries of the file, and of other files, that are offered. */
const MOST_OFFERED = 5;

interface QueryItem extends QuickPickItem {
  readonly query?: string;
  readonly run?: "write" | "select";
}

interface Asking {
  readonly queries: QueryService;
  readonly documents: DocumentService;
}

/** Asks which query a file's responses answer, and keeps it for the file. @returns undefined where the person gives up */
export async function askQuery({ queries, documents }: Asking, uri: Uri): Promise<string | undefined> {
  const item = await pick(uri, itemsFor({ queries, documents }, uri));
  if (item?.run === "write") return writeQuery(queries, uri);
  if (item?.run === "select") void window.showInformationMessage(messages.query.howToSelect());
  if (item?.query === undefined) return undefined;
  await queries.set(uri, item.query);
  return queries.of(uri);
}

/** The query that a selection answers: the file's, or the nearest one in its text; else it asks. @returns undefined where the person gives up */
export async function queryForSelection(services: Asking, document: TextDocument, offset: number) {
  const { queries, documents } = services;
  return (
    queries.of(document.uri) ?? documents.nearestQuery(document, offset) ?? (await askQuery(services, document.uri))
  );
}

function itemsFor({ queries, documents }: Asking, uri: Uri): QueryItem[] {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const found = document ? documents.firstResponses(document).map(({ query }) => query) : [];
  const offered = (all: readonly string[], description: string): QueryItem[] =>
    all.map((query) => plainWords({ label: shorten(query, 80), description, query }));
  const own = queries.of(uri);
  return [
    { label: `$(edit) ${own === undefined ? messages.query.write() : messages.query.change()}`, run: "write" },
    ...(document ? [{ label: `$(list-selection) ${messages.query.select()}`, run: "select" } as const] : []),
    ...offered([...new Set(found)].slice(0, MOST_OFFERED), messages.query.inFile()),
    ...offered(queries.others(uri, MOST_OFFERED), messages.query.ofOthers()),
  ];
}

/** A list in which a query of one line can also be typed. */
function pick(uri: Uri, items: readonly QueryItem[]): Promise<QueryItem | undefined> {
  return pickFrom((list) => {
    list.title = messages.query.title(basename(uri.path));
    list.placeholder = messages.query.prompt();
    list.items = items;
    list.ignoreFocusOut = true;
    list.onDidChangeValue((value) => {
      const query = value.trim();
      const typed = plainWords({ label: messages.query.typed(shorten(query, 80)), alwaysShow: true, query });
      list.items = query === "" ? items : [typed, ...items];
    });
  });
}
