import type { HeadCard } from "../core/head.ts";
import { isStarterName } from "./contributions.ts";
import { messages } from "./messages.ts";

/** What a head is called in the editor: a starter by its name, a trained version by the time of its training. */
export function headName({ id, created }: Pick<HeadCard, "id" | "created">): string {
  return isStarterName(id) ? id : messages.head.trained(localTime(new Date(created)));
}

/** "2026-07-23 14:05" in the machine's time zone. */
export function localTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
