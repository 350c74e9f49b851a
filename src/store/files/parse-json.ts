/** Lists and objects in each other: a file of ours has a handful. What walks values by recursion bears some thousands. */
const DEEPEST = 64;

/** Parses the JSON of a small file. Throws Error that says what is wrong with it. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new Error(TOO_DEEP);
  return JSON.parse(text) as unknown;
}

export const TOO_DEEP = `has lists or objects nested more than ${DEEPEST} deep`;

/** Whether JSON nests deeper than anything of ours, known before it is parsed: the parser and all walks would pay for it. */
export function isTooDeep(text: string): boolean {
  if (openings(text, "[", DEEPEST) + openings(text, "{", DEEPEST) <= DEEPEST) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (quoted) {
      if (mark === "\\") i++;
      else if (mark === '"') quoted = false;
    } else if (mark === '"') quoted = true;
    else if (mark === "[" || mark === "{") {
      if (++depth > DEEPEST) return true;
    } else if (mark === "]" || mark === "}") depth--;
  }
  return false;
}

/** How often a mark occurs in a text, counted to one more than `most`. */
function openings(text: string, mark: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= most; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
