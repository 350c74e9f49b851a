import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Expectations } from "../../../src/extension/expectations/index.ts";
import { workspaceFolder } from "./editor.ts";

export const path = (name: string) => join(workspaceFolder().fsPath, name);
export const uriOf = (name: string) => vscode.Uri.file(path(name));

export const GOOD =
  "Unplug the router for 30 seconds, plug it in again and wait three minutes until the light is steady.";
/** Off the topic, of which a built-in model is sure. */
export const BAD = "Penguins live in the south, and swim well.";
/** A file of expectations with one case, and what comes after it. */
export const yaml = (better: string, worse: string, more = "") => `# what we expect
model: on-topic
cases:
  - name: Steps beat a shrug
    tags: [router]
    query: My router blinks red. What now?
    better: ${better}
    worse: ${worse}
${more}`;

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Files of expectations that a test writes, and their rows in the Testing view. */
export class ExpectationFolder {
  readonly #written = new Set<string>();
  readonly #expectations: Expectations;

  constructor(expectations: Expectations) {
    this.#expectations = expectations;
  }

  async write(name: string, text: string): Promise<void> {
    this.#written.add(name);
    await writeFile(path(name), text);
  }

  /** The row of a file, once it has so many cases: the extension finds it without being asked. */
  async rowOf(name: string, cases: number, isWanted = (item: vscode.TestItem) => item.error === undefined) {
    for (;;) {
      const item = this.#expectations.controller.items.get(uriOf(name).toString());
      if (item && item.children.size === cases && isWanted(item)) return item;
      await pause();
    }
  }

  /** Removes what was written, and waits until no row shows it. */
  async remove(): Promise<void> {
    for (const name of this.#written) {
      await rm(path(name), { recursive: true, force: true });
      await this.whenGone(name);
    }
    this.#written.clear();
  }

  /** Waits until no row shows a file. */
  async whenGone(name: string): Promise<void> {
    while (this.#expectations.controller.items.get(uriOf(name).toString())) await pause();
  }
}

export const rows = ({ children }: vscode.TestItem) => Array.from(children, ([, item]) => item);
