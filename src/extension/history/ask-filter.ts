import { window, type QuickPickItem } from "vscode";
import { localDay } from "../heads/head-name.ts";
import { countBy, isFiltering, startOfDay, type ChoiceFilter } from "./choice-filter.ts";
import type { Entry } from "./entries.ts";
import { historyMessages as text } from "./history-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";

interface Condition extends QuickPickItem {
  readonly ask: () => Promise<ChoiceFilter | undefined>;
}

/** Asks for one condition more; undefined where the person gave up. */
export async function askFilter(before: ChoiceFilter, entries: readonly Entry[]): Promise<ChoiceFilter | undefined> {
  const conditions: Condition[] = [
    { label: text.filterText(), ask: () => askText(before) },
    { label: text.filterTag(), ask: async () => merge(before, "tag", await askTag(entries)) },
    { label: text.filterAnnotator(), ask: async () => merge(before, "annotator", await askAnnotator(entries)) },
    { label: text.filterDate(), ask: () => askDate(before) },
  ];
  if (isFiltering(before)) conditions.push({ label: text.clearFilter(), ask: async () => ({}) });
  const picked = await window.showQuickPick(conditions, { title: text.filterBy() });
  return picked?.ask();
}

function merge(before: ChoiceFilter, condition: "tag" | "annotator", value: string | undefined) {
  return value === undefined ? undefined : { ...before, [condition]: value };
}

async function askText(before: ChoiceFilter): Promise<ChoiceFilter | undefined> {
  const words = await window.showInputBox({ prompt: text.textPrompt(), value: before.text ?? "" });
  if (words === undefined) return undefined;
  return { ...before, text: words.trim() || undefined };
}

async function askTag(entries: readonly Entry[]): Promise<string | undefined> {
  const tags = countBy(entries, ({ choice }) => choice.current.tags ?? []);
  if (tags.length > 0) return pickCounted(tags, text.filterTag());
  void window.showInformationMessage(text.noTags());
  return undefined;
}

async function askAnnotator(entries: readonly Entry[]): Promise<string | undefined> {
  return pickCounted(
    countBy(entries, ({ choice }) => [choice.current.annotator]),
    text.filterAnnotator(),
  );
}

async function pickCounted(counts: readonly [string, number][], title: string): Promise<string | undefined> {
  const items = counts.map(([name, count]) => ({ label: plainLabel(name), description: String(count), name }));
  return (await window.showQuickPick(items, { title }))?.name;
}

async function askDate(before: ChoiceFilter): Promise<ChoiceFilter | undefined> {
  const ago = (days: number) => {
    const day = new Date();
    day.setDate(day.getDate() - days);
    return localDay(day);
  };
  const items = [
    { label: text.sinceToday(), day: ago(0) },
    ...[7, 30].map((days) => ({ label: text.sinceDays(days), day: ago(days - 1) })),
    { label: text.sinceOther(), day: undefined },
  ];
  const picked = await window.showQuickPick(items, { title: text.filterDate() });
  const day = picked && (picked.day ?? (await askDay()));
  return day === undefined ? undefined : { ...before, since: { time: startOfDay(day), day: day.trim() } };
}

async function askDay(): Promise<string | undefined> {
  return window.showInputBox({
    prompt: text.dayPrompt(),
    validateInput: (day) => (Number.isNaN(startOfDay(day)) ? text.noDay() : undefined),
  });
}
