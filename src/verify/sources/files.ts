import { posix } from "node:path";
import { isReadable } from "../../formats/read-file.ts";
import { isExpectationFile } from "../expectation-files.ts";

/** Files of a repository at one time: of the working tree, or of a revision. Paths are from its root, with "/". */
export interface Files {
  /** Those that a pattern names, in order. The path of a file names it, whatever characters it has; that of a folder all that can be read in it. */
  list(pattern: string): Promise<readonly string[]>;
  /** Their bytes, in order. Rejects with SourceError that names the file, or with the signal's reason. */
  read(paths: readonly string[], signal?: AbortSignal): Promise<readonly Uint8Array[]>;
}

/** A file, a pattern or a revision that cannot be used; the message says what to do. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

/**
 * A path or pattern as a file of the repository names it, from the root. @param from the file that names it.
 * @throws SourceError where it leads out of the repository.
 */
export function fromRoot(reference: string, from: string): string {
  const written = reference.replaceAll("\\", "/");
  const path = posix.normalize(posix.join(posix.dirname(from), written)).replace(/(?<=.)\/$/, "");
  const outside = posix.isAbsolute(written) || /^[a-z]:/i.test(written) || path === ".." || path.startsWith("../");
  if (!outside) return path;
  throw new SourceError(`${reference} is outside of the repository. Name files in it, from this file on`);
}

/** Folders that no pattern looks into. */
export const NEVER = ["**/node_modules/**", "**/.git/**"];

/** Whether a file counts where its folder is named: a file of expectations beside its outputs has none. @param path from that folder, with "/" */
export const countsInFolder = (path: string): boolean =>
  isReadable(path) &&
  !isExpectationFile(path) &&
  !path.split("/").some((part) => part.startsWith(".") || part === "node_modules");
