/** Pings without an answer, in a row, after which a process is taken to hang. */
const MISSES = 12;

/**
 * Finds out that a process hangs: while it has work, it is pinged, and its event loop must answer something within the
 * patience. Slow work is not a hang: between two texts the event loop runs, and every message counts as an answer. Pings
 * are counted rather than the time, so a machine that slept, or a debugger that stopped us, is not reported as a hang.
 */
export class Heartbeat {
  readonly #ping: () => void;
  readonly #hung: () => void;
  readonly #every: number;
  #timer: NodeJS.Timeout | undefined;
  #working = 0;
  #missed = 0;

  /** @param patience in ms; @param hung called once. */
  constructor(patience: number, ping: () => void, hung: () => void) {
    this.#every = patience / MISSES;
    this.#ping = ping;
    this.#hung = hung;
  }

  /** The process said something. */
  heard(): void {
    this.#missed = 0;
  }

  /** Watches while `work` is open. */
  async during<T>(work: Promise<T>): Promise<T> {
    if (this.#working++ === 0) this.#start();
    try {
      return await work;
    } finally {
      if (--this.#working === 0) clearInterval(this.#timer);
    }
  }

  #start(): void {
    this.#missed = 0;
    this.#timer = setInterval(() => {
      if (this.#missed++ < MISSES) return this.#ping();
      clearInterval(this.#timer);
      this.#hung();
    }, this.#every);
  }
}
