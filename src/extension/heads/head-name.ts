import type { Head, HeadCard } from "../../core/model/head.ts";
import { versionName } from "../../store/heads/version-number.ts";
import { isStarterName } from "./starters.ts";
import { plainLabel } from "../window/markdown-text.ts";

/**
 * What a head is called in the editor: a starter by its name, a version by the name that it was given, else by its number
 * and choices: "Model 3 · 24 choices".
 */
export function headName(card: Pick<HeadCard, "id" | "name" | "number" | "pairs">): string {
  return isStarterName(card.id) ? card.id : plainLabel(versionName(card));
}

/** The same with the choices that were added since its training: "Model 3 · 24 choices +3". */
export function headTitle({ card, added = 0 }: Head): string {
  return added === 0 ? headName(card) : `${headName(card)} +${added}`;
}

const two = (value: number) => String(value).padStart(2, "0");

/** "2026-07-23" in the machine's time zone. */
export function localDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "2026-07-23 14:05" in the machine's time zone. */
export function localTime(date: Date): string {
  return `${localDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
