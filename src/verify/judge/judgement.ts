import type { CaseResult, Status } from "../result.ts";
import { probabilityText, range } from "../../report/format.ts";

/** Responses to one query, the best one first. */
export interface Order {
  readonly expected: readonly string[];
  /** By the model. */
  readonly found: readonly string[];
}

/** What a model says of one of several expectations. */
export interface Part extends Pick<CaseResult, "status" | "reason" | "details"> {
  /** Where it failed. */
  readonly order?: Order;
}

/** What a model says of a case. */
export interface Judgement extends Part {
  /** Its expectations, where it has several: those of expectations/parts.ts. */
  readonly parts: readonly Part[];
}

/** A figure beside what is expected of it. */
export function sentence(status: Status, figure: string, threshold: string): string {
  if (status === "unsure") return `${figure}: can't tell whether ${threshold}.`;
  return status === "passed" ? `${figure}, as expected ${threshold}.` : `${figure}, expected ${threshold}.`;
}

export function worstOf(statuses: readonly Status[]): Status {
  return statuses.includes("failed") ? "failed" : statuses.includes("unsure") ? "unsure" : "passed";
}

/** "0.73 (0.70 to 0.76)" */
export const withRange = (value: number, [low, high]: readonly [number, number]) =>
  `${probabilityText(value)} (${range({ low, high }, probabilityText)})`;
