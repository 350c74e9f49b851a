import { Disposable } from "vscode";
import { MarkdownPage } from "../window/markdown-page.ts";
import { ChoiceTexts } from "./choice-texts.ts";
import { registerHistoryCommands } from "./commands.ts";
import { HistoryView } from "./history-view.ts";
import type { History } from "./history.ts";

/** The Choices view with its commands, and the agreement report. */
export function registerHistory(services: History["services"]): Disposable & Pick<History, "view" | "stores"> {
  const { stores, heads } = services;
  const view = new HistoryView(stores);
  const texts = new ChoiceTexts(stores);
  const agreement = new MarkdownPage("reward-lens-agreement", "/agreement.md");
  const registered = Disposable.from(
    view,
    texts,
    agreement,
    registerHistoryCommands({ services, stores, view, texts }, agreement),
    heads.onDidChangeHead(() => void heads.current().then(({ card }) => view.headChanged(card.id))),
  );
  return { view, stores, dispose: () => void registered.dispose() };
}
