import type { TextDocument } from "vscode";
import { isReadable } from "../../formats/read-file.ts";
import { kindOfLanguage } from "../documents/document-kind.ts";

const EXTENSIONS = { markdown: ".md", jsonl: ".jsonl", plaintext: ".txt" } as const;

/** A document's name with an extension that says how it is read; undefined where only selections of it are scored. */
export function readableName({ uri, languageId }: TextDocument): string | undefined {
  if (isReadable(uri.path)) return uri.path;
  const kind = kindOfLanguage(languageId);
  return kind && `${uri.path}${EXTENSIONS[kind]}`;
}
