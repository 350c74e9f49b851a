import type { DocumentKind } from "../../formats/documents/find-responses.ts";

/** VS Code's language ids that responses are read from. */
const kinds: Readonly<Record<string, DocumentKind>> = {
  markdown: "markdown",
  jsonl: "jsonl",
  plaintext: "plaintext",
};

/** What kind of responses a document of this language holds; undefined where only selections are scored. */
export function kindOfLanguage(languageId: string): DocumentKind | undefined {
  return Object.hasOwn(kinds, languageId) ? kinds[languageId] : undefined;
}
