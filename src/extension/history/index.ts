import { Disposable } from "vscode";
import { MarkdownPage } from "../window/markdown-page.ts";
import { describeError } from "../window/describe-error.ts";
import { DoubtProblems } from "./check/doubt-problems.ts";
import { Doubts } from "./check/doubts.ts";
import { ChoiceTexts } from "./choice-texts.ts";
import { registerHistoryCommands } from "./commands.ts";
import { HistoryView } from "./history-view.ts";
import type { History } from "./history.ts";

/** The Choices view with its commands, and the agreement report. */
export function registerHistory(
  services: History["services"],
): Disposable & Pick<History, "view" | "stores" | "doubts"> {
  const { stores, heads } = services;
  const doubts = new Doubts(stores);
  const view = new HistoryView(stores, doubts);
  const texts = new ChoiceTexts(stores);
  const agreement = new MarkdownPage("reward-lens-agreement", "/agreement.md");
  const registered = Disposable.from(
    view,
    texts,
    agreement,
    doubts,
    new DoubtProblems(doubts, services.documents),
    registerHistoryCommands({ services, stores, view, texts, doubts }, agreement),
    stores.onDidChange(() => void doubts.follow().catch((error: unknown) => services.log.warn(describeError(error)))),
    heads.onDidChangeHead(() => void heads.current().then(({ card }) => view.headChanged(card.id))),
  );
  return { view, stores, doubts, dispose: () => void registered.dispose() };
}
