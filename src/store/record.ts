/** What the annotator answered about the two responses, in the stored (not the shown) order. */
export type Choice = "first" | "second" | "tie" | "both-bad" | "skip";

/** One line of preferences.jsonl. Unknown fields survive. */
export interface PreferenceRecord {
  readonly schema: 1;
  readonly kind: "preference";
  /** First 32 hex digits of SHA-256 over the record without its id, keys sorted. */
  readonly id: string;
  readonly query: string;
  /** The two responses in the order of their source; `choice` refers to this order. */
  readonly responses: readonly [string, string];
  readonly choice: Choice;
  /** Order on the screen, drawn at random: [0, 1] or [1, 0]. */
  readonly shown: readonly [0, 1] | readonly [1, 0];
  /** 1 slightly, 2 clearly, 3 far; weight of the choice. */
  readonly strength: 1 | 2 | 3;
  readonly reason: string;
  readonly seconds: number;
  readonly annotator: string;
  /** ISO 8601. */
  readonly at: string;
  /** Workspace-relative file the pair came from, or "". */
  readonly source: string;
}

/** Undo: takes back an earlier record; the line it names stays in the file. */
export interface WithdrawalRecord {
  readonly schema: 1;
  readonly kind: "withdrawal";
  readonly id: string;
  readonly of: string;
  readonly annotator: string;
  readonly at: string;
}

export type LogRecord = PreferenceRecord | WithdrawalRecord;
