import type { Turn } from "./chat.ts";
import { trimmedPart, type Place } from "../roles/sample.ts";
import { isBlank } from "../text/trim.ts";

const MARKER = /(?:^\s*|\r?\n[ \t]*\r?\n)(Human|Assistant):/g;

/**
 * The turns of a transcript as HH-RLHF writes it ("\n\nHuman: …\n\nAssistant: …"); undefined where a text is none.
 * An empty last answer is a turn.
 */
export function splitTranscript(text: string, path: Place["path"]): readonly Turn[] | undefined {
  const markers = [...text.matchAll(MARKER)];
  if (markers.length < 2 || markers[0].index > 0 || markers[0][1] !== "Human") return undefined;
  return markers.map((marker, i): Turn => {
    const end = markers[i + 1]?.index ?? text.length;
    const speaker = marker[1] === "Human" ? "Human" : "Assistant";
    return { speaker, ...trimmedPart(text, marker.index + marker[0].length, end, path) };
  });
}

/**
 * Length of the beginning that two texts share, up to the end of a word, without the blanks after it: their prompt, where
 * a record has none of its own (TRL's implicit prompt). 0 where they share no word, or one is the other's beginning.
 */
export function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  if (!isBlankAt(a, length) || !isBlankAt(b, length)) while (length > 0 && !isBlankAt(a, length - 1)) length--;
  const prompt = a.slice(0, length).trimEnd().length;
  return a.slice(prompt).trim() === "" || b.slice(prompt).trim() === "" ? 0 : prompt;
}

const isBlankAt = (text: string, at: number): boolean => at >= text.length || isBlank(text[at]);
