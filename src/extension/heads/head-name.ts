import type { Head, HeadCard } from "../../core/model/head.ts";
import { isStarterName } from "../contributions.ts";
import { messages } from "../messages.ts";
import { plainLabel } from "../window/markdown-text.ts";

/**
 * What a head is called in the editor: a starter by its name, a trained version by the one that it was given, else by the
 * time of its training.
 */
export function headName({ id, name, created }: Pick<HeadCard, "id" | "name" | "created">): string {
  if (isStarterName(id)) return id;
  return name === undefined ? messages.head.trained(localTime(new Date(created))) : plainLabel(name);
}

/** The same with the choices that were added since its training: "2026-07-23 14:05 +3". */
export function headTitle({ card, added = 0 }: Head): string {
  return added === 0 ? headName(card) : `${headName(card)} +${added}`;
}

/** "2026-07-23 14:05" in the machine's time zone. */
export function localTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
