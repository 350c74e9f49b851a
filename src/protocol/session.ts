/** What a person reads of their session, as sentences; "" where there is too little to say. */
export interface SessionLines {
  /** "About 5 s per choice, about 4 min left". */
  readonly pace: string;
  /** How often the same was said of a pair that was asked again. */
  readonly consistency: string;
  /** Whether the place on the screen matters to the choices. */
  readonly order: string;
  /** That a break may help. */
  readonly hint: string;
}
