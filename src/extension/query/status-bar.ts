import { Disposable, StatusBarAlignment, ThemeColor, window, workspace, type TextDocument } from "vscode";
import { queryScheme } from "../contributions.ts";
import { commandIds } from "../command-ids.ts";
import { readableName } from "../documents/document-kind.ts";
import { headTitle } from "../heads/head-name.ts";
import type { UsedHead } from "../heads/head-loader.ts";
import { debounced } from "../window/debounced.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { shorten } from "../../report/format.ts";

const { status: text } = messages;

/** Typing pauses this long before the document is looked at again. */
const PAUSE_MS = 200;

/** What the item, and its tooltip, say of the query. */
interface Said {
  readonly shown?: string;
  readonly about?: string;
}

const withQuery = (query: string): Said => ({
  shown: plainLabel(shorten(query, 32)),
  about: text.query(shorten(query, 300)),
});

type StatusServices = Pick<Services, "heads" | "queries" | "documents" | "log">;

/** What scores, and the query of the file in front; a click offers to change them. */
export function registerStatusBar({ heads, queries, documents, log }: StatusServices): Disposable {
  const item = window.createStatusBarItem("rewardLens.status", StatusBarAlignment.Right, 100);
  item.name = text.name();
  item.command = commandIds.showMenu;
  const show = (document: TextDocument | undefined, used: UsedHead | undefined): void => {
    const name = used === undefined ? text.noHeadYet() : headTitle(used.head);
    const model = used?.insteadOf === undefined ? name : text.instead(name, used.insteadOf);
    const query = document && queries.of(document.uri);
    const { shown, about } = query === undefined ? withoutQuery(document) : withQuery(query);
    item.text = shown === undefined ? text.headOnly(name) : text.text(shown, name);
    item.tooltip = [text.model(model), ...(about === undefined ? [] : [about]), text.click()].join("\n");
    item.accessibilityInformation = { label: text.accessible(name, shown && shorten(query ?? shown, 60)) };
    item.backgroundColor =
      used?.insteadOf === undefined ? undefined : new ThemeColor("statusBarItem.warningBackground");
  };
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    show(document, heads.used);
    if (heads.used === undefined || document === undefined || heads.wantedFor(document) === heads.wanted) return;
    // Its folder, its language or the file itself names another model than the workspace.
    heads.current(document).then(
      (head) => document === window.activeTextEditor?.document && show(document, { head }),
      // The file's lenses show it.
      (error: unknown) => log.error(error instanceof Error ? error : String(error)),
    );
  };
  /** A text that could be scored may lack what it answers. */
  const withoutQuery = (document: TextDocument | undefined): Said => {
    if (document === undefined) return {};
    if (documents.firstResponses(document).length > 0) return { about: text.ownQueries() };
    return readableName(document) === undefined ? {} : { shown: text.noQuery(), about: text.noQueryCure() };
  };
  const settle = debounced(update, PAUSE_MS);
  update();
  item.show();
  return Disposable.from(
    item,
    settle,
    heads.onDidChangeHead(update),
    heads.onDidRefresh(update),
    queries.onDidChangeQuery(update),
    documents.onDidChangeSelections(update),
    workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && settle()),
    window.onDidChangeActiveTextEditor((editor) => editor?.document.uri.scheme === queryScheme || update()),
  );
}
