/** How well a head predicts held-out choices, as stored in its card. Numbers and codes only. */
import type { Estimate } from "../types.ts";

/** Two ways of predicting the better response, on the same pairs. */
export interface Comparison {
  /** Strict choices on which both were tried, and their queries. */
  readonly pairs: number;
  readonly queries: number;
  /** Accuracy of the first minus accuracy of the second. */
  readonly difference: Estimate;
  /** Two-sided. */
  readonly p: number;
  readonly verdict: "better" | "worse" | "unknown";
}

/** How often a person gives the same answer when asked again. */
export interface SelfConsistency {
  /** Pairs that were answered twice. */
  readonly pairs: number;
  /** a: share of the same answer. */
  readonly same: Estimate;
  /** Accuracy ceiling: the largest share of choices that any head can predict right. */
  readonly ceiling: Estimate;
}

/** Pairs of about the same confidence that a model predicted. */
export interface ReliabilityBin {
  readonly pairs: number;
  /** Mean confidence max(p, 1 − p). */
  readonly confidence: number;
  /** Share of them that the model predicted right. */
  readonly right: Estimate;
}

/** What makes a head's figures mean less than they seem to; each code has its own figures. */
export type Warning =
  /** Length predicts unseen choices better than chance, and the head is not shown to be better. */
  | {
      readonly code: "length";
      /** Which response was preferred more often, in how many of the choices whose lengths differ. */
      readonly preferred: "longer" | "shorter";
      readonly count: number;
      readonly differing: number;
      /** Held-out accuracy of length alone. */
      readonly alone: Estimate;
    }
  /** One or two surface features carry most of the margins. */
  | {
      readonly code: "shortcut";
      /** Names in NAMED_FEATURES, the largest share first. */
      readonly features: readonly string[];
      /** Their share of the margins, 0 to 1. */
      readonly share: number;
      /** Held-out accuracy of the surface features alone; absent where it was not measured. */
      readonly alone?: Estimate;
    }
  /** One query has so many of the pairs that the queries count as fewer. */
  | {
      readonly code: "one-query";
      readonly largest: number;
      readonly pairs: number;
      readonly queries: number;
      /** Kish's effective number of queries. */
      readonly effective: number;
    }
  | { readonly code: "few-queries"; readonly queries: number; readonly fewest: number }
  /** The position on the screen predicts the choice. */
  | {
      readonly code: "shown-first";
      readonly preferred: "first" | "second";
      /** How often the response in that position was preferred. */
      readonly share: Estimate;
      readonly shown: number;
    }
  /** The encoder's states of both responses are the same in so many of the pairs. */
  | { readonly code: "identical-input"; readonly same: number; readonly pairs: number }
  /** So many pairs have opposite choices. */
  | { readonly code: "contradictions"; readonly pairs: number };

export type WarningCode = Warning["code"];

/** A warning of a head that was trained before figures were stored: the sentences as they were then. */
export interface WrittenWarning {
  readonly code: WarningCode;
  readonly cause: string;
  readonly cure: string;
}

/** How many new responses get a number. */
export interface Unseen {
  /** Share of the responses that get a number, 0 to 1. */
  readonly scoredShare: number;
  /** About how many choices in all the others need, their median; absent where every response gets a number. */
  readonly needed?: number;
}

/** Something that moves a head's rewards and should not. */
export interface BlindSpot {
  /**
   * "turned": a change that must not matter turns the order of pairs; "pays": one that makes nothing better beats the response it was
   * made from; "overtakes": so changed, a worse response beats a better one; "search": a search over such changes raised responses.
   */
  readonly kind: "turned" | "pays" | "overtakes" | "search";
  /** The change; of a search, the most frequent one. */
  readonly edit: string;
  readonly share: Estimate;
}

/** What a check of a head found, and on what. */
export interface BlindSpots {
  readonly pairs: number;
  readonly queries: number;
  readonly found: readonly BlindSpot[];
}

/** The figures in a head's card. */
export interface HeadEvaluation {
  readonly accuracy: Estimate;
  readonly lengthBaseline: Estimate;
  /** Held-out accuracy of the surface features alone, on the same folds; absent from older cards. */
  readonly surfaceBaseline?: Estimate;
  /** Mean loss per choice, nats. */
  readonly loss: Estimate;
  readonly ece: Estimate;
  readonly reliability: readonly ReliabilityBin[];
  /** Absent where the comparison has no pair. */
  readonly againstLength?: Comparison;
  readonly againstPrevious?: Comparison & { readonly name: string };
  readonly selfConsistency?: SelfConsistency;
  readonly warnings: readonly (Warning | WrittenWarning)[];
}
