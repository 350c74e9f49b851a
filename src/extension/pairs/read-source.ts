import { FileType, Uri, workspace } from "vscode";
import { pairsFromText, pairsOfReading, type PairsFound } from "./pairs-from-text.ts";
import { readWithColumns, type ColumnReading } from "../columns/read-with-columns.ts";
import type { PairSource } from "./pair-source.ts";
import { isProseFile } from "../../formats/read-file.ts";
import { readableName } from "../documents/document-kind.ts";
import { textOfNotebook } from "../documents/notebook-cells.ts";
import { markerWords } from "../../formats/documents/marker-words.ts";
import type { QueryService } from "../services/query-service.ts";
import { readSettings } from "../settings.ts";
import type { SourceGate } from "./queues/ask-outside.ts";
import type { PairRanker } from "./queues/order-pairs.ts";
import { pairMessages as text } from "./pair-messages.ts";
import { readQueueSource } from "./queues/read-queue.ts";
import { leadsOut } from "./queues/source-access.ts";
import { folderPairs, isQueryFile, isResponseFile } from "./sources/folder-pairs.ts";
import { textAtCommit } from "./sources/git-version.ts";
import { versionPairs } from "./sources/version-pairs.ts";

/** Of a folder no more files are read; the rest is a problem. */
const MOST_FILES = 1000;

export interface SourceReading {
  /** Queries that a person set for documents whose responses have none. */
  readonly queries: Pick<QueryService, "of">;
  /** Orders the pairs of queues that ask the informative ones first. */
  readonly ranker?: PairRanker | undefined;
  /** Decides which sources of a queue are read; by default those in its folder alone. */
  readonly gate?: SourceGate;
}

/** Reads the pairs of a source. Rejects where a file or document cannot be read. */
export async function readPairSource(
  source: PairSource,
  { queries, ranker, gate }: SourceReading,
): Promise<PairsFound> {
  switch (source.kind) {
    case "texts":
      return { pairs: source.pairs, problems: [] };
    case "queue":
      return readQueueSource(source.uri, (one) => readPairSource(one, { queries }), ranker, gate);
    case "folder":
      return readFolder(source);
    case "git":
      return readVersions(source);
    case "file":
      return readFile(source.uri, queries.of(source.uri));
    case "document":
      return readDocument(source.uri, queries.of(source.uri));
  }
}

async function readFile(uri: Uri, query: string | undefined, given?: ColumnReading["given"]): Promise<PairsFound> {
  const reading = await readWithColumns(uri, "columns", { query, ...(given && { given }) });
  return reading ? pairsOfReading(reading) : { pairs: [], problems: [] };
}

async function readDocument(uri: Uri, query: string | undefined): Promise<PairsFound> {
  const options = { words: markerWords(readSettings().headings), query };
  const notebook = workspace.notebookDocuments.find((one) => one.uri.toString() === uri.toString());
  if (notebook !== undefined) return pairsFromText(textOfNotebook(notebook), "notebook.md", options);
  if (uri.path.endsWith(".ipynb")) return readFile(uri, query); // it was closed since
  const document = await workspace.openTextDocument(uri);
  const name = readableName(document);
  if (name === undefined) return { pairs: [], problems: [] };
  if (isProseFile(name)) return pairsFromText(document.getText(), name, options);
  return readFile(uri, query, { bytes: Buffer.from(document.getText()), name });
}

async function readVersions({ uri, commit, query }: PairSource & { kind: "git" }): Promise<PairsFound> {
  const [before, document] = await Promise.all([textAtCommit(uri, commit), workspace.openTextDocument(uri)]);
  return { pairs: versionPairs(before, document.getText(), readableName(document), query), problems: [] };
}

async function readFolder({ uri, query }: PairSource & { kind: "folder" }): Promise<PairsFound> {
  const entries = await workspace.fs.readDirectory(uri);
  const names = entries.flatMap(([name, type]) => ((type & FileType.File) !== 0 ? [name] : [])).sort();
  const wanted = names.filter((name) => isResponseFile(name) || isQueryFile(name));
  const links = new Set(entries.flatMap(([name, type]) => ((type & FileType.SymbolicLink) !== 0 ? [name] : [])));
  const own = workspace.getWorkspaceFolder(uri)?.uri.fsPath;
  const kept: string[] = [];
  const problems = [];
  for (const name of wanted.slice(0, MOST_FILES)) {
    const out = links.has(name) && uri.scheme === "file" && (await leadsOut(uri.fsPath, name, own));
    if (out) problems.push({ line: 1, message: text.linkOut(name) });
    else kept.push(name);
  }
  const read = kept.map(async (name) => {
    return { name, bytes: await workspace.fs.readFile(Uri.joinPath(uri, name)) };
  });
  const { pairs, unread } = folderPairs(await Promise.all(read), query);
  problems.push(...unread.map((name) => ({ line: 1, message: text.noText(name) })));
  if (wanted.length > MOST_FILES) problems.push({ line: 1, message: text.moreFiles(wanted.length, MOST_FILES) });
  return { pairs, problems };
}

/** Whether a folder says itself which query its files answer. */
export async function hasQueryFile(folder: Uri): Promise<boolean> {
  return (await workspace.fs.readDirectory(folder)).some(([name]) => isQueryFile(name));
}
