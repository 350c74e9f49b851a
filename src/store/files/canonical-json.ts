import { createHash } from "node:crypto";
import { configure } from "safe-stable-stringify";

// strict: NaN, infinities, functions and symbols throw instead of becoming null.
const stringify = configure({ deterministic: true, strict: true, circularValue: Error });

/**
 * JSON on one line with the keys of every object sorted, so that equal values have equal text.
 * Lone surrogates are written as escapes. Throws TypeError on what JSON cannot express (NaN, functions, cycles).
 */
export function canonicalJson(value: object): string {
  const text = stringify(value);
  if (text === undefined) throw new TypeError("The value has no JSON form");
  return text;
}

/** First 32 hex digits of SHA-256 over the canonical JSON of `value`. */
export function contentId(value: object): string {
  return sha256(canonicalJson(value)).slice(0, 32);
}

/** SHA-256 of bytes or of a text's UTF-8, 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
