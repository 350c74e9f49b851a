import type { Explanation } from "../core/explain/explanation.ts";
import type { Score } from "../core/model/score.ts";
import type { TokenTable } from "./encoder.ts";

/** What is inspected: a response to a query, and another one to compare it with. */
export interface Inspected {
  readonly query: string;
  readonly response: string;
  readonly other?: string | undefined;
  /** What their document calls the response and the other one. */
  readonly names?: readonly string[] | undefined;
}

/** A response as encoder and head see it. */
export interface InspectedResponse {
  readonly response: string;
  /** What its document calls it. */
  readonly name?: string | undefined;
  readonly table: TokenTable;
  readonly score: Score;
  readonly explanation: Explanation;
  /** φ = E(Ω⊕Ω̂), standardised, D. */
  readonly phi: readonly number[];
}

/** The head that is inspected. */
export interface InspectedHead {
  readonly name: string;
  readonly id: string;
  /** W, D. */
  readonly weights: readonly number[];
  /** b. */
  readonly bias: number;
  /** φ̄, D: the average training response. */
  readonly mean: readonly number[];
}

/** Everything on the panel but the map. */
export interface InspectorView {
  readonly query: string;
  readonly head?: InspectedHead | undefined;
  /** One, or the two of a pair. */
  readonly responses: readonly InspectedResponse[];
  /** Why there is nothing to see, for people. */
  readonly problem?: string | undefined;
  /** The page keeps it, and VS Code gives it back after a reload. */
  readonly memento: Inspected | undefined;
}

/** A response on the map. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
  readonly kind: "preferred" | "other" | "tied" | "A" | "B";
  /** First words. */
  readonly title: string;
}

/** The owner's responses and those that are inspected, by the two directions in which their φ differ most (PCA). */
export interface ResponseMap {
  readonly points: readonly MapPoint[];
  /** Share of the variance that each axis shows, 0 to 1. */
  readonly shares: readonly [number, number];
  /** Responses in the owner's choices; the newest are on the map. */
  readonly all: number;
}

/** What the panel asks of the extension; a call that fails rejects with a Failure. */
export interface InspectorFunctions {
  /** The page is there: answers with what to show. */
  ready(): Promise<InspectorView>;
  /** The map of what is shown, or why it is missing, for people. */
  map(): Promise<ResponseMap | string>;
  /** Puts a chart's SVG or CSV on the clipboard. */
  copy(text: string): Promise<void>;
}

/** What the extension sends to the panel. */
export interface InspectorEvents {
  show(view: InspectorView): void;
}
