import { basename } from "node:path";
import type { TextDocument } from "vscode";
import { documentKind } from "../../formats/documents/document-kinds.ts";

/** VS Code's language ids that responses are read from, with the ending of their files. */
const endings: Readonly<Record<string, string>> = {
  ...{ markdown: "md", mdx: "mdx", plaintext: "txt", restructuredtext: "rst", asciidoc: "adoc", org: "org" },
  ...{ jsonl: "jsonl", json: "json", jsonc: "json", json5: "json", yaml: "yaml", csv: "csv", tsv: "tsv" },
};
/** Files of records that an editor has as text. */
const RECORDS = /\.(?:jsonl|ndjson|jsonc?|csv|tsv|tab|psv|ya?ml)$/i;

/** The name by which a document is read: its file's, or one with the ending of its language; undefined where only selections are scored. */
export function readableName({ uri, languageId }: Pick<TextDocument, "uri" | "languageId">): string | undefined {
  const name = basename(uri.path);
  if (isOwn(uri.path)) return undefined;
  // A cell has the name of its notebook.
  if ((documentKind(name) !== undefined || RECORDS.test(name)) && uri.scheme !== "vscode-notebook-cell") return name;
  return Object.hasOwn(endings, languageId) ? `${name}.${endings[languageId]}` : undefined;
}

/** Whether a file is the preference log, which has a reader of its own. */
export function isLog(path: string): boolean {
  return path.endsWith("/.rewardlens/preferences.jsonl");
}

/** Whether a file is the product's own: the log, a queue, a model. */
function isOwn(path: string): boolean {
  return path.includes("/.rewardlens/");
}

/** Where responses are scored: selections in any language. */
export const scoredDocuments = [{ scheme: "file" }, { scheme: "untitled" }, { scheme: "vscode-notebook-cell" }];
