import type { Range } from "../text/trim.ts";
import { outside, type Candidate } from "./candidates.ts";
import { readMarker } from "./marker.ts";
import type { Words } from "./marker-words.ts";

const TAG = /<(\/?)(\p{L}[\p{L}\p{N}_-]{0,40})(\s[^<>\n\r]{0,200})?>/gu;
/** Examples for a model are not answers. */
const SHOTS = /^(?:examples?|shots?|few[_-]?shots?|demonstrations?|beispiele?|ejemplos?|exemples?)$/i;
const NAME_IN_ATTRIBUTE = /\b(?:id|name|model|label|index)=["']?([^"'\s>]{1,40})/;

interface Open {
  readonly name: string;
  readonly start: number;
  readonly body: number;
  readonly attributes: string;
  /** Tags of the same name inside. */
  depth: number;
}

/** The parts of a text between <prompt> and </prompt>, <response> and </response> and the like, which begin a line, outside of code. */
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
      if (slash !== "" || start === undefined || !(SHOTS.test(name) || markerOf(name, words))) continue;
      open = { name, start, body: match.index + whole.length, attributes, depth: 0 };
    } else if (name === open.name && slash === "") open.depth++;
    else if (name === open.name && open.depth > 0) open.depth--;
    else if (name === open.name) {
      if (!SHOTS.test(name)) found.push(toCandidate(open, match.index, words));
      open = undefined;
    }
  }
  return found;
}

const markerOf = (name: string, words: Words) => readMarker(name.replace(/[_-]/g, " "), words);

function toCandidate({ name, start, body, attributes }: Open, close: number, words: Words): Candidate {
  const read = markerOf(name, words)!;
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
