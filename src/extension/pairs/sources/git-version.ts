import { extensions, type Uri } from "vscode";
import { pairMessages as text } from "../pair-messages.ts";

/** The part of the API of VS Code's git extension (its api/git.d.ts, version 1) that is used here. */
interface Repository {
  getCommit(ref: string): Promise<{ readonly hash: string }>;
  show(ref: string, path: string): Promise<string>;
}
interface GitApi {
  getRepository(uri: Uri): Repository | null;
  openRepository?(root: Uri): Promise<Repository | null>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Why a file has no version in git; the message says what to do. */
export class NoVersionError extends Error {
  override readonly name = "NoVersionError";
}

/** The commit that HEAD is at, for a file. Rejects with NoVersionError. */
export async function headCommit(uri: Uri): Promise<string> {
  const repository = await repositoryOf(uri);
  try {
    return (await repository.getCommit("HEAD")).hash; // its state may not have been read yet
  } catch (error) {
    throw new NoVersionError(text.noCommit(), { cause: error });
  }
}

/** A file's text in a commit. Rejects with NoVersionError. */
export async function textAtCommit(uri: Uri, commit: string): Promise<string> {
  const repository = await repositoryOf(uri);
  try {
    return await repository.show(commit, uri.fsPath);
  } catch (error) {
    throw new NoVersionError(text.notInCommit(commit.slice(0, 7)), { cause: error });
  }
}

async function repositoryOf(uri: Uri): Promise<Repository> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) throw new NoVersionError(text.noGit());
  const git = await extension.activate();
  if (!git.enabled) throw new NoVersionError(text.noGit());
  let api: GitApi;
  try {
    api = git.getAPI(1);
  } catch (error) {
    throw new NoVersionError(text.noGit(), { cause: error }); // no git on this machine
  }
  const folder = uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf("/")) });
  const repository = api.getRepository(uri) ?? (await api.openRepository?.(folder));
  if (!repository) throw new NoVersionError(text.noRepository());
  return repository;
}
