/** What a text got: numbers only, so that many fit. */
export interface KeptScore {
  readonly reward: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** Share of the response that was read. */
  readonly read: number;
  /** Share of unknown words of a response that cannot be read; NaN for others. */
  readonly unknown: number;
}

const FIELDS = ["reward", "score", "low", "high", "read", "unknown"] as const;

/** The scores of the last texts, some 150 bytes each. */
export class ScoreMemory {
  readonly #at = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #values: Float64Array;
  readonly #most: number;
  #next = 0;

  constructor(most: number) {
    this.#most = most;
    this.#values = new Float64Array(most * FIELDS.length);
  }

  get(key: string): KeptScore | undefined {
    const at = this.#at.get(key);
    if (at === undefined) return undefined;
    const values = this.#values.subarray(at * FIELDS.length);
    return Object.fromEntries(FIELDS.map((field, i) => [field, values[i]])) as unknown as KeptScore;
  }

  set(key: string, kept: KeptScore): void {
    const at = this.#next;
    this.#next = (at + 1) % this.#most;
    if (this.#keys.length > at) this.#at.delete(this.#keys[at]);
    this.#keys[at] = key;
    this.#at.set(key, at);
    this.#values.set(
      FIELDS.map((field) => kept[field]),
      at * FIELDS.length,
    );
  }
}
