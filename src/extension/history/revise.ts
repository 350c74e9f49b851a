import { window } from "vscode";
import type { Judgement } from "../../store/log/record.ts";
import { canonicalJson } from "../../store/files/canonical-json.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { askJudgement } from "./ask-judgement.ts";
import { historyMessages as text } from "./history-messages.ts";
import { annotatorOf } from "../services/annotator.ts";
import { chosenEntry, latest, type History } from "./history.ts";

/** Asks again for choice, strength, reason and tags, with the present ones filled in. */
export async function reviseChoice(history: History, row: unknown): Promise<void> {
  const chosen = chosenEntry(history, row);
  if (!chosen) return;
  const { store, choice } = await latest(chosen);
  const { id, annotator } = choice.original;
  const me = await annotatorOf(store.folder);
  if (annotator !== me) return void window.showWarningMessage(plainLabel(text.notYours(annotator, me)));
  const before = await store.read(id);
  const after = await askJudgement(before);
  if (after === undefined) return;
  if (same(before, after)) return void window.showInformationMessage(text.unchanged());
  await store.revise(id, after, me);
  void window.setStatusBarMessage(text.revisedTo(text.choice(after.choice)), 3000);
}

/** Its line stays in the log, and nothing is learned from it. */
export async function withdrawChoice(history: History, row: unknown): Promise<void> {
  const chosen = chosenEntry(history, row);
  if (!chosen) return;
  const { store, choice } = await latest(chosen);
  if (choice.withdrawals.length > 0) return void window.showInformationMessage(text.isWithdrawn());
  const me = await annotatorOf(store.folder);
  await store.withdraw(choice.original.id, me);
  void window.showInformationMessage(text.withdrawnNow(), text.restore()).then(async (answer) => {
    if (answer !== undefined) await store.restore(choice.original.id, me);
  });
}

/** A choice that was withdrawn or undone is active again. */
export async function restoreChoice(history: History, row: unknown): Promise<void> {
  const chosen = chosenEntry(history, row);
  if (!chosen) return;
  const { store, choice } = await latest(chosen);
  if (choice.withdrawals.length === 0) return void window.showInformationMessage(text.isActive());
  await store.restore(choice.original.id, await annotatorOf(store.folder));
  void window.setStatusBarMessage(text.restored(), 3000);
}

function same(before: Judgement, after: Judgement): boolean {
  const parts = ({ choice, strength, reason, tags = [] }: Judgement) => ({ choice, strength, reason, tags });
  return canonicalJson(parts(before)) === canonicalJson(parts(after));
}
