import { decodeText } from "../../../formats/text/decode-text.ts";
import type { ComparePair } from "../compare-pair.ts";
import { rivals } from "../pairs-from-text.ts";

/** A file of a folder of responses. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const QUERY_FILE = /^(?:query|prompt|question)\.(?:md|markdown|txt|text)$/i;

/** Whether a file of this name has the query that the folder's other files answer. */
export function isQueryFile(name: string): boolean {
  return QUERY_FILE.test(name);
}

/** Whether a file of this name is a response: no hidden file, and none that has the query. */
export function isResponseFile(name: string): boolean {
  return !name.startsWith(".") && !isQueryFile(name);
}

/**
 * The pairs of a folder whose files are responses to one query, and the names of files that are not text.
 * @param query used where no file of the folder is the query; "" without one
 */
export function folderPairs(files: readonly FolderFile[], query: string): { pairs: ComparePair[]; unread: string[] } {
  const unread: string[] = [];
  const texts = new Map<string, string>();
  for (const { name, bytes } of files) {
    const { text, problems } = decodeText(bytes);
    if (problems.length > 0 || text.includes("\0")) unread.push(name);
    else if (text.trim() !== "") texts.set(name, text.trim());
  }
  const asked = [...texts].find(([name]) => isQueryFile(name))?.[1] ?? query;
  if (asked === "") return { pairs: [], unread };
  const answers = [...texts].filter(([name]) => isResponseFile(name)).map(([, text]) => [asked, text] as const);
  return { pairs: rivals(answers), unread };
}
