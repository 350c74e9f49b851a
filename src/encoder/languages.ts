import { eld } from "eld/extrasmall";

/** The language of a text by its n-grams (docs/decisions/111). A bundle of its own: reading it takes 160 ms, which most windows never need. */
export function detectLanguage(text: string): string | undefined {
  const found = eld.detect(text);
  return found.language !== "" && found.isReliable() ? found.language : undefined;
}
