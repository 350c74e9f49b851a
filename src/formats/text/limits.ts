/**
 * What is read of one record or conversation at most, so that time and memory grow as a file does, whoever wrote it.
 * What is left out is reported with its line (docs/decisions/071).
 */

/** Responses of one record: rivals in a list, answers in a conversation. */
export const MAX_RESPONSES = 1000;
/** Characters of a conversation before an answer; one question alone is kept whole. The encoder reads 128 tokens. */
export const MAX_QUERY = 4096;
/** Turns of a conversation before an answer. */
export const MAX_TURNS = 32;
/** Up to so many responses with a score all pairs are formed; of more, some of them (ranked-preferences.ts). */
export const ALL_PAIRS_UP_TO = 16;
/** Characters of a Markdown document, of each line at most 80: its blocks take up to 300 bytes of memory a character. */
export const MAX_MARKDOWN = 2e6;
/** Bytes of a file: JavaScript's longest string is a little shorter than 2²⁹ characters. */
export const MAX_FILE_BYTES = 500e6;
