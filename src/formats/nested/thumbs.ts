import { isObject } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Fields } from "../roles/sample.ts";

const FEEDBACK = /(?:^|[ _.-])feedback$/i;
/** A value that can only be a thumb; "good" and 1 may be anything. */
const THUMB = /^\s*(?:thumbs?[ _-]?(?:up|down)|👍[\u{1F3FB}-\u{1F3FF}]?|👎[\u{1F3FB}-\u{1F3FF}]?)\s*$/iu;
const MARK = /^\s*(?:up|down)\s*$/i;

/** What a key is about whose thumb counts: "expected" or "before" may name the thumb of something else. */
const SAYS: ReadonlySet<string> = new Set(["thumb", "score", "verdict"]);
const VALUE = /^(?:value|type|sentiment)$/i;

/** A record whose object of feedback has one thumb: that is a column of its own. */
export function withThumbs(record: Fields): Fields {
  const found = Object.entries(record).flatMap(([name, value]) => {
    if (!isObject(value) || !FEEDBACK.test(name)) return [];
    const entries = Object.entries(value);
    const thumbs = entries.filter(([key, one]) => isThumb(key, one, entries.length === 1));
    return thumbs.length === 1 ? [[`${name} thumb`, thumbs[0][1]] as const] : [];
  });
  return found.length === 0 ? record : { ...record, ...Object.fromEntries(found) };
}

/** @param isAlone whether nothing else is said beside it */
function isThumb(name: string, value: unknown, isAlone: boolean): boolean {
  const { role } = classify(name);
  if (typeof value === "string" && THUMB.test(value)) return isAlone || SAYS.has(role) || VALUE.test(name);
  return role === "thumb" && (typeof value === "boolean" || (typeof value === "string" && MARK.test(value)));
}
