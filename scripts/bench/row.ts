/** A line of the benchmark's table. */
export interface Row {
  readonly what: string;
  readonly value: string;
  /** Ours against this peer, > 1 is faster; absent for our own rows. */
  readonly ratio?: string;
}
