import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Disposable, workspace } from "vscode";
import { contextKeys } from "../contributions.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import type { Services } from "../services/services.ts";
import { readChoices } from "../services/read-choices.ts";
import { setContext } from "../window/commands.ts";
import { debounced } from "../window/debounced.ts";
import { ENOUGH_CHOICES } from "../../report/next-step.ts";

/** Changes come in bursts. */
const SETTLE_MS = 100;

/** What the workspace's folders have, for menus, views and the next step. */
export class Folders implements Disposable {
  readonly #services: Pick<Services, "heads" | "stores" | "log">;
  readonly #changed: () => void;
  readonly #settle = debounced(() => void this.refresh(), SETTLE_MS);
  readonly #listeners: Disposable;
  #choices = 0;
  #queries = 0;
  #hasModels = false;

  constructor(services: Pick<Services, "heads" | "stores" | "log">, changed: () => void) {
    this.#services = services;
    this.#changed = changed;
    this.#listeners = Disposable.from(
      services.stores.onDidChange(this.#settle),
      services.heads.onDidRefresh(this.#settle),
      workspace.onDidChangeWorkspaceFolders(this.#settle),
      workspace.onDidGrantWorkspaceTrust(this.#settle),
    );
  }

  /** Choices that a first training can learn from; not counted once there is a model. */
  get choices(): number {
    return this.#choices;
  }

  /** How many queries these choices are about. */
  get queries(): number {
    return this.#queries;
  }

  get hasModels(): boolean {
    return this.#hasModels;
  }

  dispose(): void {
    Disposable.from(this.#settle, this.#listeners).dispose();
  }

  /** Looks at the folders now. */
  async refresh(): Promise<void> {
    const { heads, log } = this.#services;
    try {
      const { cards, problems } = await heads.versions();
      this.#hasModels = cards.length + problems.length > 0;
      const hasLog = workspace.isTrusted && (await Promise.all(workspaceFolders().map(hasChoices))).includes(true);
      const pairs = hasLog && !this.#hasModels ? (await readChoices(workspaceFolders())).pairs : [];
      this.#choices = pairs.length;
      this.#queries = new Set(pairs.map(({ query }) => query)).size;
      await setContext(contextKeys.hasChoices, hasLog);
      await setContext(contextKeys.hasModels, this.#hasModels);
      await setContext(contextKeys.enoughChoices, this.#hasModels || this.#choices >= ENOUGH_CHOICES);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error)); // who reads the log or the models says it to the person
    }
    this.#changed();
  }
}

/** Whether a folder has a log with something in it; it is not read. */
async function hasChoices(folder: string): Promise<boolean> {
  const found = await stat(join(folder, ".rewardlens", "preferences.jsonl")).catch(() => undefined);
  return found !== undefined && found.size > 0;
}
