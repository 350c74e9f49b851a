import { setImmediate } from "node:timers/promises";

/** How long a slice of reading may hold up the extension host. */
const SLICE_MS = 15;

/** Work that is done step by step: in slices between which others have their turn, or in one step where somebody needs it now. */
export class Reading<T> {
  readonly #steps: Generator<number, T>;
  #result: { readonly value: T } | undefined;

  /** @param steps yields how far it is, 0 to 1, after each step. */
  constructor(steps: Generator<number, T>) {
    this.#steps = steps;
  }

  /** The result, if it is there. */
  get result(): T | undefined {
    return this.#result?.value;
  }

  /** The result, now. */
  finish(): T {
    while (this.#result === undefined) this.#step();
    return this.#result.value;
  }

  /** Reads in slices until it is done or nobody wants it. */
  async run(isWanted: () => boolean, onProgress: (fraction: number) => void): Promise<void> {
    while (this.#result === undefined && isWanted()) {
      const end = performance.now() + SLICE_MS;
      let fraction: number;
      do fraction = this.#step();
      while (this.#result === undefined && performance.now() < end);
      onProgress(fraction);
      await setImmediate();
    }
  }

  #step(): number {
    const { done, value } = this.#steps.next();
    if (!done) return value;
    this.#result = { value };
    return 1;
  }
}
