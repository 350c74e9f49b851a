import { hash } from "node:crypto";
import { contentId } from "../files/canonical-json.ts";

const FIELD = '"id":"",'.length + 32;
let scratch = Buffer.allocUnsafeSlow(1 << 12);

/**
 * Whether a record's id is the hash of the rest of it: else the line was changed or damaged after it was written.
 * @param line the bytes of its line, which as this program writes them need no parsing.
 * @param value what the line says, for lines that are written otherwise.
 */
export function isGenuine(line: Buffer, id: string, value: () => unknown): boolean {
  const at = line.indexOf(`"id":"${id}",`, 0, "latin1");
  if (at >= 0) {
    if (scratch.length < line.length) scratch = Buffer.allocUnsafeSlow(2 * line.length);
    line.copy(scratch, 0, 0, at);
    line.copy(scratch, at, at + FIELD);
    if (hash("sha256", scratch.subarray(0, line.length - FIELD), "hex").startsWith(id)) return true;
  }
  try {
    return contentId({ ...(value() as object), id: undefined }) === id; // what is undefined is left out
  } catch {
    return false; // a number that JSON cannot write: nothing of ours
  }
}
