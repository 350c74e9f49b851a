import { stat } from "node:fs/promises";
import { join } from "node:path";
import { EventEmitter, type Disposable } from "vscode";
import { errorCode } from "../../store/files/store-error.ts";
import { workspaceFolders } from "./workspace-files.ts";

/** VS Code does not report that a workspace folder was renamed, nor always that a folder in it is another one. In ms. */
const LOOK_EVERY = 250;

/** Which folder is at a path: undefined where there is none. */
type Identity = string | undefined;

export interface PresenceChange {
  readonly folder: string;
  /** What is at the folder's path, and at that of its .rewardlens, before and now. */
  readonly before: readonly [folder: Identity, data: Identity];
  readonly now: readonly [folder: Identity, data: Identity];
}

/** Looks whether the workspace's folders and their .rewardlens are there, and are the ones that were there before. */
export class Presence implements Disposable {
  readonly #changed = new EventEmitter<PresenceChange>();
  /** A folder, or its .rewardlens, came, went or was replaced. */
  readonly onDidChange = this.#changed.event;
  readonly #seen = new Map<string, PresenceChange["now"]>();
  readonly #timer = setInterval(() => void this.look(), LOOK_EVERY);

  dispose(): void {
    clearInterval(this.#timer);
    this.#changed.dispose();
  }

  /** Looks now. Nothing is reported of what is seen for the first time. */
  async look(): Promise<void> {
    for (const folder of workspaceFolders()) {
      const now = [await identityOf(folder), await identityOf(join(folder, ".rewardlens"))] as const;
      const before = this.#seen.get(folder);
      this.#seen.set(folder, now);
      if (before && (before[0] !== now[0] || before[1] !== now[1])) this.#changed.fire({ folder, before, now });
    }
  }
}

async function identityOf(path: string): Promise<Identity> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch (error) {
    return errorCode(error) === "ENOENT" ? undefined : "not readable";
  }
}
