import { Disposable, StatusBarAlignment, ThemeColor, window, type TextDocument } from "vscode";
import { commandIds, queryScheme } from "../contributions.ts";
import { headTitle } from "../heads/head-name.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { shorten } from "../../report/format.ts";

const { status: text } = messages;

/** A document that has responses has one in so many lines, or is not worth the wait. */
const FIRST_LINES = 5000;

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
    item.text = query === undefined ? text.headOnly(name) : text.text(plainLabel(shorten(query, 32)), name);
    item.tooltip = [text.model(model), ...(document ? [about(document, query)] : []), text.click()].join("\n");
    item.accessibilityInformation = { label: text.accessible(name, query && shorten(query, 60)) };
    item.backgroundColor =
      used?.insteadOf === undefined ? undefined : new ThemeColor("statusBarItem.warningBackground");
  };
  const about = (document: TextDocument, query: string | undefined): string => {
    if (query !== undefined) return text.query(shorten(query, 300));
    return documents.responsesIn(document, 0, FIRST_LINES).length > 0 ? text.ownQueries() : text.noQuery();
  };
  update();
  item.show();
  return Disposable.from(
    item,
    heads.onDidChangeHead(update),
    queries.onDidChangeQuery(update),
    window.onDidChangeActiveTextEditor((editor) => editor?.document.uri.scheme === queryScheme || update()),
  );
}
