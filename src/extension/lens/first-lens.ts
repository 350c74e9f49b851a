import type { LogOutputChannel } from "vscode";

/** Logs, once per window, what its first lens waited for: VS Code's own start, and ours. */
export class FirstLens {
  readonly #log: LogOutputChannel;
  readonly #activated = performance.now();
  #asked: { readonly at: number; readonly finding: number } | undefined;
  #reported = false;

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  /** VS Code asked for a document's lenses at `start`, and they are found. */
  found(responses: number, start: number): void {
    if (responses > 0) this.#asked ??= { at: start, finding: performance.now() - start };
  }

  /** VS Code asked for what a lens shows at `start`, and its score is there. */
  scored(start: number): void {
    if (this.#reported || this.#asked === undefined) return;
    this.#reported = true;
    const { at, finding } = this.#asked;
    const [asked, found, shown, scored] = [
      at - this.#activated,
      finding,
      start - at - finding,
      performance.now() - start,
    ].map((ms) => `${Math.round(ms)} ms`);
    this.#log.info(
      `First lens: asked for ${asked} after activation, found in ${found}, on the screen after ${shown}, scored in ${scored}`,
    );
  }
}
