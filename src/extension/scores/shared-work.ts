/**
 * Work in flight by key: who asks for what is already being done waits for the same result. The work itself is aborted
 * only when everybody who waits for it has cancelled.
 */
export class SharedWork<T> {
  readonly #jobs = new Map<
    string,
    { waiting: number; readonly controller: AbortController; readonly result: Promise<T> }
  >();

  /** Resolves when no job is in flight; how they end does not matter. */
  async whenIdle(): Promise<void> {
    while (this.#jobs.size > 0) {
      await Promise.allSettled([...this.#jobs.values()].map(({ result }) => result));
      // Those who waited for the results let go of their jobs first.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  /** @throws the signal's reason when `signal` is aborted, else what `work` throws. */
  async run(key: string, signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const job = this.#jobs.get(key) ?? this.#start(key, work);
    job.waiting++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => (leave = () => reject(signal?.reason)));
    signal?.addEventListener("abort", leave, { once: true });
    try {
      return await Promise.race([job.result, left]);
    } finally {
      signal?.removeEventListener("abort", leave);
      if (--job.waiting === 0) this.#end(key, job);
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>) {
    const controller = new AbortController();
    const result = work(controller.signal);
    // Whoever waits gets the failure; once nobody waits, nobody handles the abort's rejection.
    result.catch(() => undefined);
    const job = { waiting: 0, controller, result };
    this.#jobs.set(key, job);
    return job;
  }

  #end(key: string, job: { readonly controller: AbortController }): void {
    if (this.#jobs.get(key) === job) this.#jobs.delete(key);
    job.controller.abort();
  }
}
