import { relative, sep } from "node:path";
import { workspace, type Uri } from "vscode";
import { repositoryRoot } from "../../../verify/sources/disk-files.ts";
import { isExpectationFile } from "../../../verify/expectation-files.ts";
import type { FilePlace } from "./reading.ts";

export const NEVER_IN = "**/node_modules/**";

/** Where a file of expectations is; undefined for any other file, and outside of the workspace. */
export function placeOf(uri: Uri): FilePlace | undefined {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined || uri.scheme !== "file" || !isExpectationFile(uri.path)) return undefined;
  // A folder that nobody trusts names no file outside of it.
  const root = workspace.isTrusted ? repositoryRoot(folder.uri.fsPath) : folder.uri.fsPath;
  return { root, file: relative(root, uri.fsPath).split(sep).join("/") };
}

/** Texts in editors that are not saved, by their paths. */
export function unsavedTexts(): Record<string, string> {
  const unsaved = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uri.scheme === "file");
  return Object.fromEntries(unsaved.map((document) => [document.uri.fsPath, document.getText()]));
}
