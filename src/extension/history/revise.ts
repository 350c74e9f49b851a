import { window, type Disposable } from "vscode";
import type { Judgement } from "../../store/record.ts";
import { canonicalJson } from "../../store/canonical-json.ts";
import { commandIds } from "../contributions.ts";
import { askJudgement } from "./ask-judgement.ts";
import { annotatorFor, chosenEntry, latest, type History } from "./history.ts";
import { historyMessages as text } from "./history-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { registerCommand } from "../window/register.ts";

/** Revise Choice: asks for choice, strength, reason and tags anew, with those that hold filled in. */
export function registerHistoryRevise(history: History): Disposable {
  return registerCommand(commandIds.historyRevise, history.services.log, async (node?: unknown) => {
    const chosen = chosenEntry(history, node);
    if (!chosen) return;
    const { store, choice } = await latest(chosen);
    const { id, annotator } = choice.original;
    const me = await annotatorFor(history, chosen);
    if (annotator !== me) return void window.showWarningMessage(plainLabel(text.notYours(annotator, me)));
    const before = await store.read(id);
    const after = await askJudgement(before);
    if (after === undefined) return;
    if (same(before, after)) return void window.showInformationMessage(text.unchanged());
    await store.revise(id, after, me);
    void window.setStatusBarMessage(text.revisedTo(text.choice(after.choice)), 3000);
  });
}

function same(before: Judgement, after: Judgement): boolean {
  const parts = ({ choice, strength, reason, tags = [] }: Judgement) => ({ choice, strength, reason, tags });
  return canonicalJson(parts(before)) === canonicalJson(parts(after));
}
