import { tokenizerTexts } from "./readable.ts";

/** A text's tokens, without special ones. */
export interface Tokens {
  readonly ids: readonly number[];
  /** As the tokenizer spells them: "##" before one that continues a word, "[UNK]" for a word it does not know. */
  readonly pieces: readonly string[];
}

export type Tokenise = (text: string) => Tokens;

/** As much of transformers.js' tokenizer as is used. */
interface Tokenizer {
  tokenize(text: string): string[];
  convert_tokens_to_ids(tokens: string[]): number[];
}

/** Tokenises text as text: emoji by their names, "[SEP]" as a bracket, a word and a bracket. */
export function tokeniserOf(tokenizer: Tokenizer): Tokenise {
  return (text) => {
    const pieces = tokenizerTexts(text).flatMap((part) => tokenizer.tokenize(part));
    return { ids: tokenizer.convert_tokens_to_ids(pieces), pieces };
  };
}
