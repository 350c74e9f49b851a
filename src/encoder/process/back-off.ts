/** The first pause after a failure, and the longest, in ms. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** When to try again what another process blocks: each failure in a row doubles the pause. */
export class BackOff {
  readonly #now: () => number;
  #pause = 0;
  #until = -Infinity;
  #passed = 0;

  /** @param now in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether to try. Counts what is passed over. */
  ready(): boolean {
    if (this.#now() >= this.#until) return true;
    this.#passed++;
    return false;
  }

  failed(): void {
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2 || FIRST_PAUSE);
    this.#until = this.#now() + this.#pause;
    this.#passed++;
  }

  succeeded(): void {
    this.#pause = this.#passed = 0;
  }

  /** Calls that failed or were passed over since the last success. */
  get passed(): number {
    return this.#passed;
  }
}
