/** Work of less time begins with the key, in milliseconds. */
const QUICK_MS = 60;
const LONGEST_PAUSE_MS = 400;
/** Weight of the newest time in the average. */
const NEWEST = 0.5;

/** How long to wait for the next key before the work that each one asks for: not at all where it is quick, as long as it takes where it is not. */
export class Pace {
  #average = 0;

  /** Milliseconds to wait now. */
  get wait(): number {
    return this.#average <= QUICK_MS ? 0 : Math.min(this.#average, LONGEST_PAUSE_MS);
  }

  /** Resolves after the wait. @throws the signal's reason */
  async pause(signal: AbortSignal): Promise<void> {
    if (this.wait > 0) await new Promise((resolve) => setTimeout(resolve, this.wait));
    signal.throwIfAborted();
  }

  /** Does the work and remembers how long it took; what fails or is given up does not count. */
  async measure<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    this.#average += NEWEST * (performance.now() - start - this.#average);
    return result;
  }
}
