/** Where a choice is: a file and its 1-based line, or the row of a table. */
export interface Place {
  /** As it was named on the command line; "stdin" for stdin. */
  readonly file: string;
  readonly line: number;
}

/** A choice of one response over another one. */
export interface AuditedChoice extends Place {
  /** Id of a log's record. */
  readonly id?: string;
  /** Its place among the pairs of the training; absent where nothing can be learned from it. */
  readonly pair?: number;
  readonly query: string;
  readonly chosen: string;
  readonly other: string;
  /** "" where unknown. */
  readonly annotator: string;
  /** Somebody is sure of it as it is: it is learned from and never named. */
  readonly isKept?: boolean;
  /** How it was made, where two responses were shown side by side for the first time. */
  readonly shown?: {
    readonly seconds: number;
    /** ISO 8601. */
    readonly at: string;
  };
}

/** Why a choice should be looked at again. */
export type Reason =
  /** The other response is more probable by the model: without this choice, or that was not trained on it. */
  | { readonly kind: "contradicted"; readonly probability: number; readonly isKnown: boolean }
  /** The choices that are most like it say the opposite, though the model does not. */
  | { readonly kind: "opposed" }
  /** The same two responses were also chosen the other way. */
  | { readonly kind: "both-ways"; readonly with: readonly (Place & { readonly annotator: string })[] }
  /** Each of three responses is preferred to the next. */
  | { readonly kind: "circle"; readonly with: readonly [Place, Place]; readonly circles: number }
  /** The responses are the same: as texts, as far as they are read, or in all that the model sees of them. */
  | { readonly kind: "identical"; readonly as: "texts" | "read" | "features" }
  /** Answered sooner than both responses can be read. */
  | { readonly kind: "fast"; readonly seconds: number; readonly words: number };

export type ReasonKind = Reason["kind"];

export interface Finding {
  readonly choice: AuditedChoice;
  /** Probability that the choice is a mistake, by what is known: findings are in its order. */
  readonly doubt: number;
  readonly reasons: readonly Reason[];
}

/** A session in which the longer response was chosen every time. */
export interface LongerSession {
  readonly annotator: string;
  /** ISO 8601, of its first and its last choice. */
  readonly from: string;
  readonly to: string;
  readonly choices: readonly AuditedChoice[];
}

export interface Audit {
  /** Choices that were looked at; ties are not among them. */
  readonly choices: number;
  readonly findings: readonly Finding[];
  readonly sessions: readonly LongerSession[];
}
