import { Disposable, StatusBarAlignment, ThemeColor, window } from "vscode";
import { commandIds } from "../contributions.ts";
import { headTitle } from "../heads/head-name.ts";
import { plainLabel, shorten } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";

/** The query in use and the head that scores; a click offers to change them. */
export function registerStatusBar({ heads, queries }: Services): Disposable {
  const item = window.createStatusBarItem("rewardLens.status", StatusBarAlignment.Right, 100);
  item.name = messages.status.name();
  item.command = commandIds.showMenu;
  const update = (): void => {
    const used = heads.used;
    const name = used === undefined ? messages.status.noHeadYet() : headTitle(used.head);
    const head = used?.insteadOf === undefined ? name : messages.status.instead(name, used.insteadOf);
    const { query } = queries;
    item.text =
      query === undefined ? messages.status.headOnly(name) : messages.status.text(plainLabel(shorten(query, 32)), name);
    item.tooltip = messages.status.tooltip(query === undefined ? messages.status.noQuery() : shorten(query, 300), head);
    item.accessibilityInformation = { label: messages.status.accessible(head) };
    item.backgroundColor =
      used?.insteadOf === undefined ? undefined : new ThemeColor("statusBarItem.warningBackground");
  };
  update();
  item.show();
  return Disposable.from(item, heads.onDidChangeHead(update), queries.onDidChangeQuery(update));
}
