import { textOfHtml } from "../records/html-tables.ts";
import type { Range } from "../text/trim.ts";
import { outside, type Candidate } from "./candidates.ts";
import { readMarker, type Marker } from "./marker.ts";
import type { Words } from "./marker-words.ts";

const TAG = /<(\/?)(\p{L}[\p{L}\p{N}_-]{0,40})(\s[^<>\n\r]{0,200})?>/gu;
/** Examples for a model are not answers. */
const SHOTS = /^(?:examples?|shots?|few[_-]?shots?|demonstrations?|beispiele?|ejemplos?|exemples?)$/i;
const NAME_IN_ATTRIBUTE = /\b(?:id|name|model|label|index)=["']?([^"'\s>]{1,40})/;

/** What a collapsed part of a page shows: the text after its <details>. */
const SUMMARY = /\s{0,20}<summary(?:\s[^<>]{0,200})?>([^]{0,400}?)<\/summary>/iy;

interface Open {
  readonly name: string;
  /** What its name or its summary marks; undefined for examples. */
  readonly marker: Marker | undefined;
  readonly start: number;
  readonly body: number;
  readonly attributes: string;
  /** Tags of the same name inside. */
  depth: number;
}

/**
 * The parts of a text between <prompt> and </prompt>, <response> and </response> and the like, or in a <details> whose summary
 * says so, which begin a line, outside of code.
 */
export function* tagCandidates(
  text: string,
  from: number,
  code: readonly Range[],
  words: Words,
): Generator<number, Candidate[]> {
  const found: Candidate[] = [];
  const isOutside = outside(code);
  let open: Open | undefined;
  TAG.lastIndex = from;
  for (const match of text.matchAll(TAG)) {
    yield match.index / text.length;
    const [whole, slash, name, attributes = ""] = match;
    if (!isOutside(match.index)) continue;
    if (open === undefined) {
      const start = lineStart(text, match.index);
      if (slash !== "" || start === undefined) continue;
      const end = match.index + whole.length;
      const part = /^details$/i.test(name)
        ? summarised(text, end, words)
        : { marker: markerOf(name, words), body: end };
      if (part.marker || SHOTS.test(name)) open = { name, ...part, start, attributes, depth: 0 };
    } else if (name === open.name && slash === "") open.depth++;
    else if (name === open.name && open.depth > 0) open.depth--;
    else if (name === open.name) {
      if (!SHOTS.test(name)) found.push(toCandidate(open, match.index));
      open = undefined;
    }
  }
  return found;
}

/** What the summary of a <details> marks, and where the text after it begins. */
function summarised(text: string, from: number, words: Words): Pick<Open, "marker" | "body"> {
  SUMMARY.lastIndex = from;
  const [whole = "", inner = ""] = SUMMARY.exec(text) ?? [];
  const marker = readMarker(textOfHtml(inner).replace(/[*_`]/g, ""), words);
  // A colon in a summary has its text on the page, not in the part.
  return {
    marker: marker?.inline === undefined || marker.index !== undefined ? marker : undefined,
    body: from + whole.length,
  };
}

const markerOf = (name: string, words: Words) => readMarker(name.replace(/[_-]/g, " "), words);

function toCandidate({ marker: own, start, body, attributes }: Open, close: number): Candidate {
  const read = own!;
  const index = NAME_IN_ATTRIBUTE.exec(attributes)?.[1];
  const marker = index === undefined ? read : { ...read, index };
  const label = [read.name, index].filter((part) => part !== undefined).join(" ");
  return { style: "tag", marker, level: 0, start, body, close, label, isBold: false };
}

/** Where the line of a tag begins, if nothing is before it. */
function lineStart(text: string, at: number): number | undefined {
  let start = at;
  while (start > 0 && start > at - 4 && text[start - 1] === " ") start--;
  return start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r" ? start : undefined;
}
