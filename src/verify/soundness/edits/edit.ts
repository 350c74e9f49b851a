import { seededRandom } from "../../../core/math/random.ts";
import type { QueryResponse } from "../../../core/types.ts";
import type { EditName } from "../../../report/blind-spots/edit-names.ts";

/** A change of a response, made by rule: the same response and seed give the same text. */
export interface Edit {
  readonly name: EditName;
  /** The changed response; the same one where the change does not apply. @param random uniform in [0, 1) */
  readonly change: (response: string, query: string, random: () => number) => string;
}

/** The response as an edit changes it; undefined where it stays as it is. Nothing but the text and the seed decides what is drawn. */
export function edited({ name, change }: Edit, { query, response }: QueryResponse, seed: number): string | undefined {
  const changed = change(response, query, seededRandom(seed ^ hash(`${name}\n${response}`)));
  return changed === response || changed.trim() === "" ? undefined : changed;
}

/** FNV-1a of a text's UTF-16 units, 32 bits. Source: Fowler, Noll & Vo. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}
