import { basename, dirname, join } from "node:path";
import { readdir } from "node:fs/promises";
import { Position, Range, Uri, window, workspace, WorkspaceEdit, type QuickPickItem } from "vscode";
import { decodeText } from "../../../formats/text/decode-text.ts";
import { writeWhole } from "../../../store/files/staging.ts";
import { addCase, type AddedCase, type NewCase } from "../../../verify/expectations/add-case.ts";
import { SourceError } from "../../../verify/sources/files.ts";
import { messages } from "../../messages.ts";
import { isHistoryNode } from "../../history/nodes.ts";
import { exists, workspaceFolders } from "../../services/workspace-files.ts";
import type { Services } from "../../services/services.ts";
import { ShownError } from "../../window/describe-error.ts";
import { plainWords } from "../../window/markdown-text.ts";
import { reveal } from "../../window/reveal.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";
import { askExpectation } from "./ask-expectation.ts";
import { ofChoice, ofDocument } from "./what-is-expected.ts";

/**
 * Adds what is expected of a response to a file of expectations: of a choice's row, or of a document.
 * @returns the file and the line of the new case; undefined where the person gives up
 */
export async function addExpectation(services: Services, given: unknown, start: unknown) {
  if (!workspace.isTrusted) throw new ShownError(messages.error.notTrusted());
  const row = isHistoryNode(given) && given.kind === "choice" ? given : undefined;
  const about = row ? await ofChoice(services, row) : await ofDocument(services, given, start);
  if (about === undefined) return undefined;
  const one = await askExpectation(about.expected);
  const target = one && (await askFile(about.source));
  if (one === undefined || target === undefined) return undefined;
  const line = await write(target, one);
  const document = await workspace.openTextDocument(target);
  const at = document.offsetAt(new Position(line - 1, 0));
  await reveal(document, { start: at, end: at });
  return { file: target, line };
}

/** The file beside the source that gets the case: one that is there, or a new one of the source's name. */
async function askFile(source: Uri): Promise<Uri | undefined> {
  const [folder] = workspaceFolders();
  if (folder === undefined) throw new ShownError(messages.error.noFolder());
  const own = source.scheme === "file" || source.scheme === "vscode-notebook-cell" ? source.path : "";
  const beside = await folderOf(own, workspace.getWorkspaceFolder(source)?.uri.fsPath ?? folder);
  const name = basename(source.path).replace(/(?:\.reward)?\.[^.]*$/, "");
  const names = (await readdir(beside)).filter((one) => /\.reward\.ya?ml$/.test(one)).sort();
  if (own !== "" && names.includes(basename(own))) return Uri.file(own);
  const usual = `${name}.reward.yaml`;
  const items: (QuickPickItem & { name: string })[] = [usual, ...names.filter((one) => one !== usual)].map((one) =>
    plainWords({ label: one, description: names.includes(one) ? "" : text.newFile(), name: one }),
  );
  const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, { title: text.pickFile() });
  return picked && Uri.file(join(beside, picked.name));
}

/** The folder that a path is in, where it is still there; else the other one. */
async function folderOf(path: string, other: string): Promise<string> {
  const folder = path === "" ? other : dirname(Uri.file(path).fsPath);
  return (await exists(Uri.file(folder))) ? folder : other;
}

/** Writes the case: into the document that VS Code has, where it can be undone, else into the file, whole. @returns its line */
async function write(target: Uri, one: NewCase): Promise<number> {
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === target.toString());
  // A document that no editor shows may be older than its file.
  const before = document?.isDirty ? document.getText() : await textOf(target);
  const { from, to, insert, line } = added(target, before, one);
  const after = before.slice(0, from) + insert + before.slice(to);
  if (document === undefined) {
    await writeWhole(target.fsPath, after);
    return line;
  }
  const wasSaved = !document.isDirty;
  const isAsRead = document.getText() === before;
  const edit = new WorkspaceEdit();
  const [start, end] = isAsRead ? [from, to] : [0, document.getText().length];
  const range = new Range(document.positionAt(start), document.positionAt(end));
  edit.replace(target, range, isAsRead ? insert : after);
  if (!(await workspace.applyEdit(edit))) throw new ShownError(text.notWritten(basename(target.path)));
  if (wasSaved) await document.save();
  return line;
}

const textOf = async (file: Uri): Promise<string> =>
  (await exists(file)) ? decodeText(await workspace.fs.readFile(file)).text : "";

function added(target: Uri, before: string, one: NewCase): AddedCase {
  try {
    return addCase(before, one);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new ShownError(`${basename(target.path)}: ${error.message}.`, { cause: error });
  }
}
