import { Disposable } from "vscode";
import { registerHistoryClearFilter } from "../commands/history-clear-filter.ts";
import { registerHistoryFilter } from "../commands/history-filter.ts";
import { registerHistoryGoToLine } from "../commands/history-go-to-line.ts";
import { registerHistoryNewestFirst } from "../commands/history-newest-first.ts";
import { registerHistoryOpenSource } from "./open-source.ts";
import { registerHistoryRestore } from "../commands/history-restore.ts";
import { registerHistoryRevise } from "./revise.ts";
import { registerShowAgreement } from "../commands/history-show-agreement.ts";
import { registerHistoryShowMore } from "../commands/history-show-more.ts";
import { registerHistoryShowTexts } from "../commands/history-show-texts.ts";
import { registerHistorySurprisingFirst } from "./surprising-first.ts";
import { registerHistoryWithdraw } from "../commands/history-withdraw.ts";
import { AgreementDocument } from "./agreement-document.ts";
import { ChoiceTexts } from "./choice-texts.ts";
import type { History, HistoryCommand } from "./history.ts";
import { HistoryView } from "./history-view.ts";

const historyCommands: readonly HistoryCommand[] = [
  registerHistoryFilter,
  registerHistoryClearFilter,
  registerHistorySurprisingFirst,
  registerHistoryNewestFirst,
  registerHistoryOpenSource,
  registerHistoryShowTexts,
  registerHistoryRevise,
  registerHistoryWithdraw,
  registerHistoryRestore,
  registerHistoryGoToLine,
  registerHistoryShowMore,
];

/** The Choices view with its commands, the agreement report, and the checks of an open log. */
export function registerHistory(services: History["services"]): Disposable & Pick<History, "view" | "stores"> {
  const { stores } = services;
  const view = new HistoryView(stores);
  const texts = new ChoiceTexts(stores);
  const report = new AgreementDocument();
  const history: History = { services, stores, view, texts };
  const registered = Disposable.from(
    view,
    texts,
    report,
    ...historyCommands.map((register) => register(history)),
    registerShowAgreement(history, report),
    services.heads.onDidChangeHead(() => void services.heads.current().then(({ card }) => view.headChanged(card.id))),
  );
  return { view, stores, dispose: () => void registered.dispose() };
}
