import type { HeadCard } from "../core/model/head.ts";
import type { PairScore } from "../core/model/score.ts";
import type { InputToken } from "./encoder.ts";

/** A response with its score. */
export interface ScoredText {
  readonly text: string;
  /** R, in logits. */
  readonly reward: number;
  readonly score: number;
  /** 90% interval of the score. */
  readonly interval: readonly [number, number];
}

/** Responses to one query, scored by one head. */
export interface ScoredExample {
  readonly query: string;
  readonly head: string;
  readonly responses: readonly ScoredText[];
}

/** What a head was trained on for the lesson, and what its training showed. */
export type LessonHead = Pick<HeadCard, "pairs" | "heldOutAccuracy" | "heldOutInterval" | "lengthBaseline">;

export interface LessonFigures {
  readonly alignment: ScoredExample;
  readonly quality: ScoredExample & { readonly comparison: PairScore };
  readonly optimisation: {
    readonly head: LessonHead;
    readonly query: string;
    readonly candidates: readonly { readonly text: string; readonly words: number; readonly reward: number }[];
    /** Expected number of words of the best of N. */
    readonly best: readonly { readonly n: number; readonly words: number }[];
  };
  readonly preference: {
    readonly head: LessonHead;
    readonly query: string;
    /** The same responses by the shipped head, and by the one trained on imaginative answers. */
    readonly before: ScoredExample;
    readonly after: ScoredExample;
  };
  readonly consistency: RepeatedReward;
  /** As the shipped tokenizer makes them: [CLS] and [SEP] with the query, a [SEP] after each response. */
  readonly tokens: { readonly query: readonly InputToken[]; readonly responses: readonly (readonly InputToken[])[] };
  readonly embedding: {
    /** What each text's tokens add to φ's states: the query, the response read after the query. */
    readonly states: readonly {
      readonly text: string;
      /** All numbers of [CLS]. */
      readonly cls: Float32Array;
      /** First numbers of each token. */
      readonly rows: readonly { readonly token: string; readonly values: readonly number[] }[];
    }[];
    /** D. */
    readonly dimension: number;
    /** E(Ω⊕Ω̂) = φ, D. */
    readonly phi: Float32Array;
    /** w·φ by block of φ. */
    readonly blocks: readonly { readonly name: string; readonly length: number; readonly product: number }[];
    readonly bias: number;
    readonly reward: number;
    readonly score: number;
  };
  readonly scores: ScoredExample & { readonly comparison: PairScore };
  readonly explained: readonly {
    readonly text: string;
    readonly reward: number;
    /** In the order of the text. */
    readonly tokens: readonly { readonly text: string; readonly part: number }[];
    readonly surface: number;
    /** The surface features that add most, in size. */
    readonly features: readonly { readonly name: string; readonly why: string; readonly part: number }[];
    readonly cosine: number;
  }[];
  /** Δ of the example's pair. */
  readonly pair: { readonly margin: number };
  /** All of core's formulas on the page. */
  readonly pairs: object;
  readonly own: {
    /** Whether the pairs are the person's own, or the lesson's. */
    readonly own: boolean;
    readonly head: string;
    /** Δ = R(preferred) − R(other), in logits. */
    readonly margins: readonly number[];
    readonly titles: readonly string[];
    /** Choices that are older than those shown. */
    readonly left: number;
  };
  readonly worked: object;
  readonly descent: {
    readonly rate: number;
    /** Mean loss after each step, nats. */
    readonly losses: readonly number[];
    /** Δ of each pair after the last step. */
    readonly margins: readonly number[];
  };
  readonly step: {
    readonly rate: number;
    /** One step on the example's pair, from W = 0 and from the shipped head. */
    readonly starts: readonly DescentStep[];
  };
  readonly same: RepeatedReward;
  readonly changed: {
    readonly query: string;
    readonly changes: readonly {
      readonly kind: "paraphrase" | "typo" | "sentences" | "order";
      readonly before: ScoredText;
      readonly after: ScoredText;
    }[];
  };
  readonly facts: {
    readonly head: string;
    readonly statements: readonly {
      readonly query: string;
      readonly right: ScoredText;
      readonly wrong: ScoredText;
      readonly comparison: PairScore;
    }[];
  };
}

/** The reward of one text, by a pass of the encoder each. */
export interface RepeatedReward {
  readonly query: string;
  readonly response: string;
  readonly rewards: readonly number[];
}

/** θ ← θ − η∇L on one pair. */
export interface DescentStep {
  readonly from: "zero" | "head";
  readonly probability: number;
  readonly margin: number;
  /** ‖∇L‖. */
  readonly gradientNorm: number;
  /** The weights that move most. */
  readonly weights: readonly { readonly index: number; readonly before: number; readonly after: number }[];
  readonly rewards: readonly { readonly before: number; readonly after: number }[];
  readonly marginAfter: number;
}
