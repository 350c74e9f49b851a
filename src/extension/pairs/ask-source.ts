import { isProseFile } from "../../formats/read-file.ts";
import { env, FileType, Uri, window, workspace, type TextDocument, type TextEditor } from "vscode";
import type { ComparePair } from "./compare-pair.ts";
import { pickFolder, pickRecords } from "./pick-file.ts";
import type { PairSource } from "./pair-source.ts";
import { readableName } from "../documents/document-kind.ts";
import { documentInFront } from "../documents/in-front.ts";
import { notebookOf } from "../documents/notebook-cells.ts";
import type { Services } from "../services/services.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { pairMessages as text } from "./pair-messages.ts";
import { hasQueryFile } from "./read-source.ts";
import { askQuery } from "../services/ask-query.ts";
import { schedule } from "./schedule.ts";
import { headCommit, NoVersionError, textAtCommit } from "./sources/git-version.ts";
import { splitBlocks } from "./sources/blocks.ts";
import { selectedTexts, type SelectedTexts } from "./sources/selected-texts.ts";
import { hasResponses } from "./sources/version-pairs.ts";

/** What the sources need of the extension's services. */
export type SourceServices = Pick<Services, "documents" | "queries">;

/**
 * The sources of pairs, each asked of the person where need be. Undefined where nothing can be compared, which has been
 * said, or the person gave up.
 */
export const askSource = {
  /** The document in front, or its notebook. */
  document(): PairSource | undefined {
    const document = documentInFront();
    // A cell's queries and rivals may be in other cells.
    const notebook = (document && notebookOf(document)) ?? window.activeNotebookEditor?.notebook;
    const uri = notebook?.uri ?? document?.uri;
    return uri && { kind: "document", uri };
  },

  /** A folder of responses, a document, or a file of records. */
  async of(uri: Uri, services: SourceServices): Promise<PairSource | undefined> {
    if (((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0) return askSource.folder(services, uri);
    return { kind: isProseFile(uri.path) ? "document" : "file", uri };
  },

  /** A file of records, picked where none is given. */
  async file(given?: Uri): Promise<PairSource | undefined> {
    const uri = given ?? (await pickRecords(text.pickFile(), text.use()));
    return uri && { kind: "file", uri };
  },

  /** A folder of responses, picked where none is given; its query is asked for where no file in it is one. */
  async folder(services: SourceServices, given?: Uri): Promise<PairSource | undefined> {
    const uri = given ?? (await pickFolder(text.pickFolder(), text.use()));
    if (uri === undefined) return undefined;
    const query = (await hasQueryFile(uri)) ? "" : await askQuery(services, uri);
    return query === undefined ? undefined : { kind: "folder", uri, query };
  },

  /** The document at HEAD against the document as it is. */
  async versions(services: SourceServices, given?: Uri): Promise<PairSource | undefined> {
    const document = given ? await workspace.openTextDocument(given) : window.activeTextEditor?.document;
    if (document === undefined) return say(text.noEditor());
    if (document.uri.scheme !== "file") return say(text.untitled());
    try {
      const commit = await headCommit(document.uri);
      const name = readableName(document);
      const parts = [await textAtCommit(document.uri, commit), document.getText()];
      const query = parts.some((part) => hasResponses(part, name)) ? "" : await queryOf(services, document.uri);
      return query === undefined ? undefined : { kind: "git", uri: document.uri, commit, query };
    } catch (error) {
      if (error instanceof NoVersionError) return say(error.message);
      throw error;
    }
  },

  /** The responses that are selected in the document in front. */
  async selection(services: SourceServices): Promise<PairSource | undefined> {
    const editor = window.activeTextEditor;
    if (editor === undefined) return say(text.noEditor());
    const selected = selectedIn(editor, services);
    if (selected.texts.length < 2) return say(text.selectTwo());
    return fromTexts(selected, editor.document, services, text.selectionOf(nameOf(editor.document)));
  },

  /** The blocks of the clipboard, or the clipboard against the selection. */
  async clipboard(services: SourceServices): Promise<PairSource | undefined> {
    const blocks = splitBlocks(await env.clipboard.readText());
    const editor = window.activeTextEditor;
    const selected = editor && blocks.length === 1 ? selectedIn(editor, services) : undefined;
    const texts = [...new Set([...blocks, ...(selected?.texts ?? [])])];
    if (texts.length < 2) return say(text.clipboardTwo());
    return fromTexts({ texts, query: selected?.query }, editor?.document, services, text.clipboard());
  },
};

function selectedIn({ document, selections }: TextEditor, { documents }: SourceServices): SelectedTexts {
  const ranges = selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }))
    .sort((a, b) => a.start - b.start);
  return selectedTexts(document.getText(), ranges, documents.found(document).responses);
}

async function fromTexts(
  { texts, query: own }: SelectedTexts,
  document: TextDocument | undefined,
  services: SourceServices,
  name: string,
): Promise<PairSource | undefined> {
  const uri = document?.uri ?? workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/");
  const query = own ?? (await queryOf(services, uri));
  if (query === undefined) return undefined;
  const pairs = schedule(query, texts).map((responses): ComparePair => ({ query, responses }));
  return { kind: "texts", uri, name, pairs };
}

/** The query that is set for a file, else the one that the person gives. */
async function queryOf(services: SourceServices, uri: Uri): Promise<string | undefined> {
  return services.queries.of(uri) ?? (await askQuery(services, uri));
}

function nameOf({ uri }: TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

function say(message: string): undefined {
  void window.showInformationMessage(plainLabel(message));
  return undefined;
}
