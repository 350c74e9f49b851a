/** What the annotator answered about the two responses, in the stored (not the shown) order. */
export const CHOICES = ["first", "second", "tie", "both-bad", "skip"] as const;
export type Choice = (typeof CHOICES)[number];

/** 1 slightly, 2 clearly, 3 far. */
export type Strength = 1 | 2 | 3;

interface RecordBase {
  /** Version of the format: 2 is written; 1 is read as 2 (migrations.ts). */
  readonly schema: 1 | 2;
  /** First 32 hex digits of SHA-256 over the record without its id, keys sorted. */
  readonly id: string;
  readonly annotator: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What an annotator says of a pair, and a revision says anew. */
export interface Judgement {
  readonly choice: Choice;
  /** Weight of the choice. */
  readonly strength: Strength;
  readonly reason: string;
  /** The annotator's own words for why, each once. */
  readonly tags?: readonly string[];
}

/** The pairs that one ranking implies. */
export interface Ranking {
  /** The same in all pairs of one ranking. */
  readonly id: string;
  /** How many responses were ranked. */
  readonly size: number;
}

/** One line of preferences.jsonl. Unknown fields survive. */
export interface PreferenceRecord extends RecordBase, Judgement {
  readonly kind: "preference";
  readonly query: string;
  /** The two responses in the order of their source; `choice` refers to this order. */
  readonly responses: readonly [string, string];
  /** Order on the screen, drawn at random: [0, 1] or [1, 0]. */
  readonly shown: readonly [0, 1] | readonly [1, 0];
  readonly seconds: number;
  /** Workspace-relative file the pair came from, or "". */
  readonly source: string;
  /** One response is the other one, edited by the annotator. */
  readonly edited?: boolean;
  /** Id of the earlier record of this pair that this answer was asked again for. */
  readonly repeatOf?: string;
  readonly ranking?: Ranking;
  /** Share of a whole choice that this pair counts as, in (0, 1]: less than 1 for pairs that a ranking implies. */
  readonly weight?: number;
}

/** Changes an earlier choice of the same annotator; the newest revision holds. The line it names stays in the file. */
export interface RevisionRecord extends RecordBase, Judgement {
  readonly kind: "revision";
  /** Id of the preference. */
  readonly of: string;
}

/**
 * Takes back an earlier record; the line it names stays in the file. Of a preference: undo. Of a revision: what stood
 * before holds again. Of a withdrawal: the record is restored; that is final, to take it back again it is withdrawn anew.
 */
export interface WithdrawalRecord extends RecordBase {
  readonly kind: "withdrawal";
  readonly of: string;
}

export type LogRecord = PreferenceRecord | RevisionRecord | WithdrawalRecord;
