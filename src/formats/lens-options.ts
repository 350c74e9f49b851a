import type { DocumentOptions } from "./documents/read-document.ts";
import type { AnswersOf } from "./roles/ask.ts";

/** What is known of a text whose responses are looked for. */
export interface LensOptions extends DocumentOptions {
  /** What a person answered about the columns of files of records. */
  readonly answersOf?: AnswersOf | undefined;
}
