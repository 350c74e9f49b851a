/**
 * An end that may never come, and work that fails when it does. `Promise.race([work, ended])` would fail as well, but a pending promise
 * keeps what waits for it: of each call that is over, its result.
 */
export class Ending {
  readonly #running = new Set<(error: Error) => void>();
  #error: Error | undefined;

  /** Rejects all work that is running, and all that comes. Only the first call counts. */
  end(error: Error): void {
    if (this.#error !== undefined) return;
    this.#error = error;
    for (const reject of this.#running) reject(error);
    this.#running.clear();
  }

  /** The outcome of work, or the error of the end where that comes first. */
  async before<T>(work: Promise<T>): Promise<T> {
    let leave = () => {};
    try {
      return await new Promise<T>((resolve, reject) => {
        leave = () => void this.#running.delete(reject);
        if (this.#error !== undefined) reject(this.#error);
        else this.#running.add(reject);
        work.then(resolve, reject);
      });
    } finally {
      leave();
    }
  }
}
