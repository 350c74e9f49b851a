import { window } from "vscode";
import { type Judgement, CHOICES, type Choice, type PreferenceRecord, type Strength } from "../../store/log/record.ts";
import { canonicalJson } from "../../store/files/canonical-json.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { historyMessages as text } from "./history-messages.ts";
import { annotatorOf } from "../services/annotator.ts";
import { chosenEntry, latest, type History } from "./history.ts";
import { shorten } from "../../report/format.ts";

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

const STRENGTHS: readonly Strength[] = [1, 2, 3];
const DETAIL = 200;

/** Asks for choice, strength, reason and tags, offering the present ones first; undefined where the person gave up. */
async function askJudgement(before: PreferenceRecord): Promise<Judgement | undefined> {
  const choice = await askChoice(before);
  if (choice === undefined) return undefined;
  const ordered = choice === "first" || choice === "second";
  const kept = choice === before.choice ? before.strength : 1;
  const strength = ordered ? await askStrength(before.strength) : kept;
  if (strength === undefined) return undefined;
  const reason = await window.showInputBox({ prompt: text.reasonPrompt(), value: before.reason });
  if (reason === undefined) return undefined;
  const written = await window.showInputBox({ prompt: text.tagsPrompt(), value: (before.tags ?? []).join(", ") });
  if (written === undefined) return undefined;
  const tags = splitTags(written);
  return { choice, strength, reason: reason.trim(), ...(tags.length > 0 ? { tags } : {}) };
}

/** Tags between commas, each once, without the # that some people write. */
function splitTags(written: string): string[] {
  const tags = written.split(",").map((tag) => tag.trim().replace(/^#+/, "").trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

async function askChoice({ choice: before, responses }: PreferenceRecord): Promise<Choice | undefined> {
  const details: Partial<Record<Choice, string>> = {
    first: shorten(responses[0], DETAIL),
    second: shorten(responses[1], DETAIL),
  };
  const items = putFirst(CHOICES, before).map((choice) => {
    const detail = details[choice];
    return { label: text.choice(choice), choice, ...(detail ? { detail: plainLabel(detail) } : {}) };
  });
  return (await window.showQuickPick(items, { title: text.reviseTitle() }))?.choice;
}

async function askStrength(before: Strength): Promise<Strength | undefined> {
  const items = putFirst(STRENGTHS, before).map((strength) => ({ label: text.strength(strength), strength }));
  return (await window.showQuickPick(items, { title: text.howMuch() }))?.strength;
}

/** The present one comes first: Enter keeps it. */
function putFirst<T>(items: readonly T[], first: T): T[] {
  return [first, ...items.filter((item) => item !== first)];
}
