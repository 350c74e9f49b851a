import { window } from "vscode";
import { CHOICES, type Choice, type Judgement, type PreferenceRecord, type Strength } from "../../store/log/record.ts";
import { plainLabel, shorten } from "../window/markdown-text.ts";
import { historyMessages as text } from "./history-messages.ts";

const STRENGTHS: readonly Strength[] = [1, 2, 3];
const DETAIL = 200;

/** Asks for choice, strength, reason and tags, offering the present ones first; undefined where the person gave up. */
export async function askJudgement(before: PreferenceRecord): Promise<Judgement | undefined> {
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
