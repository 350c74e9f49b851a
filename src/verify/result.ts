import type { WinRate } from "../core/evaluation/win-rate.ts";
import type { Soundness } from "./soundness/result.ts";

/** "unsure": what is expected is inside of the interval. "error": it cannot be checked as it is written. */
export type Status = "passed" | "failed" | "unsure" | "error";

/** A case of a *.reward.yaml file and what the model says of it, or a check of the model. Every text may be anybody's. */
export interface CaseResult {
  /** From the repository's root. */
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly tags: readonly string[];
  /** The model that scored. */
  readonly model: string;
  readonly status: Status;
  /** One sentence with its figures. */
  readonly reason: string;
  /** More of it, a line each: responses and their scores. */
  readonly details: readonly string[];
}

/** A query whose response became worse. */
export interface Loss {
  readonly query: string;
  /** P(the new response is chosen). */
  readonly probability: number;
  readonly before: string;
  readonly after: string;
}

/** The outputs of the working tree against those of a revision, by one model. */
export interface Comparison {
  readonly model: string;
  readonly result: WinRate;
  /** Whether queries are the same where their last message is (same-queries.ts). */
  readonly byLastMessage: boolean;
  /** Whether they are the same where the input of their test is. */
  readonly byTest: boolean;
  /** Queries with a response on one side only. */
  readonly unpaired: number;
  /** Responses that the encoder cannot read. */
  readonly unreadable: number;
  /** The largest losses first. */
  readonly losses: readonly Loss[];
}

/** A model that is not what it was at the revision. */
export interface ModelChange {
  readonly model: string;
  /** Of so many cases. */
  readonly cases: number;
  readonly changed: readonly { readonly result: CaseResult; readonly before: Status }[];
  /** The same outputs compared by the model as it was, where there are any. */
  readonly outputs?: WinRate | undefined;
  /** Why it could not be compared. */
  readonly problem?: string | undefined;
}

export interface Baseline {
  /** As it was given. */
  readonly revision: string;
  readonly commit: string;
  readonly comparisons: readonly Comparison[];
  /** Why outputs were not compared, a sentence each. */
  readonly notes: readonly string[];
  readonly models: readonly ModelChange[];
}

/** What verify found. Sentences about it are in report.ts, forms of it in outputs. */
export interface VerifyReport {
  /** Of the program. */
  readonly version: string;
  /** In the order of files and lines. */
  readonly cases: readonly CaseResult[];
  readonly baseline?: Baseline | undefined;
  /** Of a check of a model: its cases are made of it. */
  readonly soundness?: Soundness | undefined;
}
