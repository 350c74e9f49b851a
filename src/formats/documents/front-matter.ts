import { isMap, isScalar, parseDocument } from "yaml";
import type { Words } from "./marker-words.ts";
import type { Section } from "./section.ts";

const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,65536}?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

export interface FrontMatter {
  /** Where the document's own text begins. */
  readonly end: number;
  /** What it asks, if it says so: `prompt: …`. */
  readonly asked: Section | undefined;
  /** The query as YAML has it, which may be folded. */
  readonly query: string;
}

/** The YAML block at the beginning of a document, and the query in it; undefined where a text has none. */
export function readFrontMatter(text: string, words: Words): FrontMatter | undefined {
  if (!text.startsWith("---") && !text.startsWith("\uFEFF---")) return undefined;
  const match = BLOCK.exec(text);
  if (match === null) return undefined;
  const end = match[0].length;
  const before = match[0].indexOf(match[1], 3);
  const { contents, errors } = parseDocument(match[1], { logLevel: "silent" });
  if (errors.length > 0 || !isMap(contents)) return { end, asked: undefined, query: "" };
  for (const { key, value } of contents.items) {
    const name = isScalar(key) && typeof key.value === "string" ? key.value : "";
    const word = words.get(name.toLowerCase().replace(/[_-]/g, " "));
    if (word?.role !== "query" || word.isSpeaker || word.family === "letter") continue;
    if (!isScalar(value) || typeof value.value !== "string" || value.value.trim() === "" || !value.range) continue;
    const [start, stop] = value.range;
    const place = { start: before + start, end: before + stop, anchor: before + start };
    const kind = { word, label: name, index: undefined, style: "front matter" as const };
    return { end, asked: { ...kind, ...place, asked: [], conversation: 0 }, query: value.value };
  }
  return { end, asked: undefined, query: "" };
}
