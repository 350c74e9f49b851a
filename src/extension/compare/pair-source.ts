import { basename } from "node:path";
import { Uri, workspace } from "vscode";
import * as z from "zod";
import { kindOfLanguage } from "../services/document-kind.ts";
import { pairsFromText, type PairsFound } from "./pairs-from-text.ts";

/** Where a queue comes from. */
export interface PairSource {
  /** document: what an editor holds, by its language, unsaved edits included; file: JSONL on the disk. */
  readonly kind: "document" | "file";
  readonly uri: Uri;
}

/** Enough to make the same queue again after a reload of the window. */
export interface Memento {
  readonly source: PairSource;
  /** Orders the queue and the places on the screen. */
  readonly seed: number;
  /** When the session began, ISO 8601: how far undo reaches. */
  readonly since: string;
}

const saved = z.object({
  kind: z.enum(["document", "file"]),
  uri: z.string(),
  seed: z.number().int(),
  since: z.iso.datetime(),
});

/** What the page keeps of a memento. */
export function saveMemento({ source: { kind, uri }, seed, since }: Memento): z.infer<typeof saved> {
  return { kind, uri: uri.toString(), seed, since };
}

/** The memento that a page kept, or undefined where it kept none. */
export function restoreMemento(value: unknown): Memento | undefined {
  const result = saved.safeParse(value);
  if (!result.success) return undefined;
  const { kind, uri, seed, since } = result.data;
  return { source: { kind, uri: Uri.parse(uri) }, seed, since };
}

export function sourceName({ uri }: PairSource): string {
  return basename(uri.path);
}

/** Reads the pairs of a source. Rejects where the file or document cannot be read. */
export async function readPairSource({ kind, uri }: PairSource, random: () => number): Promise<PairsFound> {
  if (kind === "file") return pairsFromText(await readText(uri), "jsonl", random);
  const document = await workspace.openTextDocument(uri);
  const language = kindOfLanguage(document.languageId);
  if (language === undefined) return { pairs: [], problems: [] };
  return pairsFromText(document.getText(), language, random);
}

/** The text of a file as it is on the disk. */
export async function readText(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
