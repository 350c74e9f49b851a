import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Memento, Uri } from "vscode";
import { isInside } from "../../../store/files/inside.ts";
import type { PairSource } from "../pair-source.ts";
import { pairMessages as text } from "../pair-messages.ts";

/** Whether a source of a queue may be read: a queue's file may come from a stranger, and what is read goes into the log. */
export type Access =
  | { readonly kind: "allowed" }
  /** Outside of the folder: the person is asked first. `path` is where it really is. */
  | { readonly kind: "ask"; readonly path: string }
  /** No file on this disk, or none that ends. */
  | { readonly kind: "refused"; readonly message: string };

const allowed: Access = { kind: "allowed" };

/**
 * Whether a queue of a folder may read a source: a regular file, or a folder, that really is inside the folder. What the
 * path names outside is not even looked at, because a look alone can reach a network.
 */
export async function accessOf(source: PairSource, folder: string): Promise<Access> {
  if (source.kind === "texts") return allowed;
  const { uri } = source;
  if (uri.scheme !== "file") return { kind: "refused", message: text.noFile(uri.toString(true)) };
  if (uri.authority !== "" || !isInside(folder, uri.fsPath)) return { kind: "ask", path: uri.fsPath };
  try {
    const real = await realpath(uri.fsPath);
    if (!isInside(await realpath(folder), real)) return { kind: "ask", path: real };
    return await regular(source, real);
  } catch {
    return allowed; // it is missing: reading it says so
  }
}

async function regular({ kind, uri }: PairSource, real: string): Promise<Access> {
  const stats = await stat(real);
  const fits = kind === "folder" ? stats.isDirectory() : stats.isFile();
  return fits ? allowed : { kind: "refused", message: text.notRegular(uri.fsPath) };
}

const key = "rewardLens.queue.outside";

/** Which files outside of their folder the person has let queues read; VS Code keeps it, the folder does not. */
export class OutsideFiles {
  readonly #state: Pick<Memento, "get" | "update">;

  constructor(state: Pick<Memento, "get" | "update">) {
    this.#state = state;
  }

  /** Lets the queues of a folder read a source from now on. */
  async allow(source: PairSource, folder: string): Promise<void> {
    if ((await accessOf(source, folder)).kind !== "ask") return;
    const all = this.#all.filter(([inFolder, uri]) => inFolder !== folder || uri !== source.uri.toString());
    await this.#state.update(key, [...all, [folder, source.uri.toString(), await realOf(source.uri)]]);
  }

  /** The access to a source with what the person has allowed: a link that leads elsewhere since is asked about again. */
  async access(source: PairSource, folder: string): Promise<Access> {
    const access = await accessOf(source, folder);
    const known = this.#all.find(([inFolder, uri]) => inFolder === folder && uri === source.uri.toString());
    if (access.kind !== "ask" || known === undefined || known[2] !== (await realOf(source.uri))) return access;
    return regular(source, known[2]).catch(() => allowed);
  }

  get #all(): readonly (readonly [folder: string, uri: string, real: string])[] {
    return this.#state.get<[string, string, string][]>(key) ?? [];
  }
}

/** Where a file really is, to be shown and remembered. */
export async function realOf(uri: Uri): Promise<string> {
  if (uri.authority !== "") return uri.fsPath; // another machine's
  return realpath(uri.fsPath).catch(() => uri.fsPath);
}

/** Entries of a folder of responses that are links out of it and out of the workspace folder: they are not read. */
export async function leadsOut(folder: string, name: string, workspaceFolder: string | undefined): Promise<boolean> {
  const roots = await Promise.all(
    [folder, ...(workspaceFolder === undefined ? [] : [workspaceFolder])].map((root) => realpath(root)),
  );
  const real = await realpath(join(folder, name)).catch(() => undefined);
  return real === undefined || !roots.some((root) => isInside(root, real));
}
