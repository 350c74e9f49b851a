import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { Uri } from "vscode";
import * as z from "zod";
import type { ComparePair } from "./compare-pair.ts";
import { savedSource, type SavedSource } from "./saved-source.ts";

/** Where pairs come from. */
export type PairSource =
  /** document: what an editor has, by its language, unsaved edits included; file: records on the disk. */
  | { readonly kind: "document" | "file"; readonly uri: Uri }
  /** The files of a folder, each a response; `query` where none of them has it, else "". */
  | { readonly kind: "folder"; readonly uri: Uri; readonly query: string }
  /** A document in a commit against the document as it is; `query` where it is one response as a whole, else "". */
  | { readonly kind: "git"; readonly uri: Uri; readonly commit: string; readonly query: string }
  /** Texts that are in no file of their own; `uri` is the document or folder that they were taken in. */
  | { readonly kind: "texts"; readonly uri: Uri; readonly name: string; readonly pairs: readonly ComparePair[] }
  /** A queue, by its file. */
  | { readonly kind: "queue"; readonly uri: Uri; readonly name: string };

/** Enough to make the same queue again after a reload of the window. */
export interface Memento {
  readonly source: PairSource;
  /** Orders the queue and the places on the screen. */
  readonly seed: number;
  /** When the session began, ISO 8601: undo reaches back to it. */
  readonly since: string;
  /** Workspace folder that keeps the choices; absent from mementos of before. */
  readonly folder?: string | undefined;
}

const drawn = { seed: z.number().int(), since: z.iso.datetime(), folder: z.string().optional() };
const saved = z.intersection(savedSource, z.object(drawn));

/** Draws the order of a new session. */
export function newMemento(source: PairSource, folder?: string): Memento {
  return { source, folder, seed: randomBytes(4).readUInt32LE(), since: new Date().toISOString() };
}

/** What the page keeps of a memento. */
export function saveMemento({ source, seed, since, folder }: Memento): z.infer<typeof saved> {
  return { ...saveSource(source, (uri) => uri.toString()), seed, since, ...(folder === undefined ? {} : { folder }) };
}

/** The memento that a page kept, or undefined where it kept none. */
export function restoreMemento(value: unknown): Memento | undefined {
  const result = saved.safeParse(value);
  if (!result.success) return undefined;
  const { seed, since, folder, ...source } = result.data;
  return { source: restoreSource(source, (text) => Uri.parse(text)), seed, since, folder };
}

export function saveSource(source: PairSource, save: (uri: Uri) => string): SavedSource {
  return savedSource.parse({ ...source, uri: save(source.uri) });
}

export function restoreSource(source: SavedSource, restore: (text: string) => Uri): PairSource {
  return { ...source, uri: restore(source.uri) };
}

/** What to call a source: its file's name, or the name that it was given. */
export function sourceName(source: PairSource): string {
  return "name" in source ? source.name : basename(source.uri.path);
}
