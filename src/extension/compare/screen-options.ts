import type { Memento } from "vscode";
import * as z from "zod";
import type { ScreenOptions } from "../../protocol/compare.ts";

const key = "compare.screen";
const saved = z.object({ markdown: z.boolean(), differences: z.boolean(), linked: z.boolean() });
export const initialOptions: ScreenOptions = { markdown: true, differences: false, linked: false };

/** Where nothing was set. */
export const plainScreen = { options: initialOptions, tags: [] };

/** How pairs are shown: kept for this workspace, not in a file that others share. */
export class ScreenSettings {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  get options(): ScreenOptions {
    const found = saved.safeParse(this.#state.get(key));
    return found.success ? found.data : initialOptions;
  }

  async set(options: ScreenOptions): Promise<void> {
    await this.#state.update(key, options);
  }

  async toggle(option: keyof ScreenOptions): Promise<void> {
    const { options } = this;
    await this.set({ ...options, [option]: !options[option] });
  }
}
