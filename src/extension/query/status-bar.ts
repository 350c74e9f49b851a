import { Disposable, StatusBarAlignment, ThemeColor, window, workspace, type TextDocument } from "vscode";
import { commandIds, queryScheme } from "../contributions.ts";
import { readableName } from "../documents/document-kind.ts";
import { headTitle } from "../heads/head-name.ts";
import { debounced } from "../window/debounced.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { shorten } from "../../report/format.ts";

const { status: text } = messages;

/** A document that has responses has one in so many lines, or is not worth the wait. */
const FIRST_LINES = 5000;
/** Typing pauses this long before the document is looked at again. */
const PAUSE_MS = 200;

/** What scores, and the query of the file in front; a click offers to change them. */
export function registerStatusBar({ heads, queries, documents }: Services): Disposable {
  const item = window.createStatusBarItem("rewardLens.status", StatusBarAlignment.Right, 100);
  item.name = text.name();
  item.command = commandIds.showMenu;
  const update = (): void => {
    const { used } = heads;
    const name = used === undefined ? text.noHeadYet() : headTitle(used.head);
    const model = used?.insteadOf === undefined ? name : text.instead(name, used.insteadOf);
    const document = window.activeTextEditor?.document;
    const query = document && queries.of(document.uri);
    const lacksQuery = document !== undefined && query === undefined && isWithoutQuery(document);
    const shown = lacksQuery ? text.noQuery() : query && plainLabel(shorten(query, 32));
    item.text = shown === undefined ? text.headOnly(name) : text.text(shown, name);
    const about = lacksQuery ? text.noQueryCure() : document && aboutQuery(document, query);
    item.tooltip = [text.model(model), ...(about === undefined ? [] : [about]), text.click()].join("\n");
    item.accessibilityInformation = { label: text.accessible(name, shown && shorten(query ?? shown, 60)) };
    item.backgroundColor =
      used?.insteadOf === undefined ? undefined : new ThemeColor("statusBarItem.warningBackground");
  };
  const aboutQuery = (document: TextDocument, query: string | undefined): string | undefined => {
    if (query !== undefined) return text.query(shorten(query, 300));
    return documents.responsesIn(document, 0, FIRST_LINES).length > 0 ? text.ownQueries() : undefined;
  };
  /** Whether a text that could be scored lacks what it answers. */
  const isWithoutQuery = (document: TextDocument): boolean =>
    readableName(document) !== undefined && documents.responsesIn(document, 0, FIRST_LINES).length === 0;
  const settle = debounced(update, PAUSE_MS);
  update();
  item.show();
  return Disposable.from(
    item,
    settle,
    heads.onDidChangeHead(update),
    queries.onDidChangeQuery(update),
    workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && settle()),
    window.onDidChangeActiveTextEditor((editor) => editor?.document.uri.scheme === queryScheme || update()),
  );
}
