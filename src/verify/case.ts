import type { QueryResponse } from "../core/types.ts";
import type { WrittenProblem } from "./expectations/parse.ts";
import type { Threshold } from "./expectations/threshold.ts";
import type { MatchedSides } from "./same-queries.ts";

/** Responses to one query that are expected in an order. */
export type Expectation =
  | {
      readonly kind: "choice";
      readonly query: string;
      readonly better: readonly string[];
      readonly worse: readonly string[];
    }
  | { readonly kind: "score"; readonly query: string; readonly response: string; readonly threshold: Threshold }
  | { readonly kind: "ranking"; readonly query: string; readonly responses: readonly string[] }
  | {
      readonly kind: "outputs";
      /** The pattern, from the root. */
      readonly pattern: string;
      readonly outputs: readonly QueryResponse[];
      /** The outputs, and the responses that they are to win against. */
      readonly matched?: MatchedSides | undefined;
      readonly mean?: Threshold | undefined;
      readonly winRate?: Threshold | undefined;
    };

/** A case with all of its texts. */
export interface Case {
  readonly file: string;
  /** Its place in the file's list of cases, from 0. */
  readonly index: number;
  readonly line: number;
  readonly name: string;
  readonly tags: readonly string[];
  /** A built-in model's name, or a folder from the root with "./" before it; undefined where the file names none. */
  readonly model: string | undefined;
  readonly expects: Expectation;
}

/** A problem of a file with its line, to be fixed before the case can be checked. */
export interface FileProblem extends WrittenProblem {
  readonly file: string;
}
