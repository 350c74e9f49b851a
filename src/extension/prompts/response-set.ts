import { basename, dirname, relative } from "node:path";
import * as z from "zod";
import type { QueryResponse } from "../../core/types.ts";
import { isFolder } from "../../store/files/folders.ts";
import { readOutputs } from "../../verify/read-outputs.ts";
import { placeOnDisk, repositoryRoot } from "../../verify/sources/disk-files.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { gitFiles } from "../../verify/sources/git-files.ts";
import { promptsMessages as text } from "./prompts-messages.ts";

/** A set of responses: a file or a folder, as it is or as it was at a revision. */
export const responseSet = z.object({
  path: z.string().min(1),
  revision: z.object({ name: z.string().min(1).max(200), commit: z.string().regex(/^[0-9a-f]{40,64}$/) }).optional(),
});
export type ResponseSet = z.infer<typeof responseSet>;

/** What to call a set: its file's or folder's name, and its revision. */
export function setName({ path, revision }: ResponseSet): string {
  return revision ? text.atRevision(basename(path), revision.name) : basename(path);
}

export interface ReadSet {
  readonly responses: readonly QueryResponse[];
  /** What could not be read of it, for people. */
  readonly notes: readonly string[];
}

/** All responses of a set. Rejects with SourceError where there is none, whose message says what to do, or with an AbortError. */
export async function readSet(set: ResponseSet, signal: AbortSignal): Promise<ReadSet> {
  const { files, path } = await placeOf(set);
  const name = setName(set);
  if ((await files.list(path)).length === 0) throw new SourceError(await text.nothingAt(name, isFolder(set.path)));
  const { responses, problems } = await readOutputs(path, files, signal);
  const [first] = problems;
  const problem = first && text.unread(problems.length, basename(first.file), first.line, first.message);
  if (responses.length === 0) throw new SourceError(text.noResponses(name, problem ?? ""));
  return { responses, notes: problem === undefined ? [] : [text.inSet(name, problem)] };
}

async function placeOf({ path, revision }: ResponseSet): ReturnType<typeof placeOnDisk> {
  if (revision === undefined) return placeOnDisk(path);
  const root = repositoryRoot(dirname(path));
  return { files: await gitFiles(root, revision.commit), path: relative(root, path).replaceAll("\\", "/") };
}
