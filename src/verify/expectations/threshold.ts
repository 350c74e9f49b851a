import type { Estimate } from "../../core/types.ts";
import type { Status } from "../result.ts";

export interface Threshold {
  readonly operator: ">=" | ">" | "<=" | "<";
  /** Above 0 and below 1. */
  readonly value: number;
}

/** A threshold as it is written: ">= 0.6", or 0.6 for the same. @returns a sentence where it is not a threshold. */
export function parseThreshold(written: string | number): Threshold | string {
  const found = /^(>=|<=|>|<) ?([01]|[01]?\.\d+)$/.exec(String(written).trim().replace(/\s+/g, " "));
  const plain = typeof written === "number";
  if (!plain && !found) return `"${written}" is not a threshold. Write one such as ">= 0.6"`;
  const operator = plain ? ">=" : (found![1] as Threshold["operator"]);
  const value = plain ? written : Number(found![2]);
  const shown = plain ? String(written) : found![0];
  if (value > 0 && value < 1) return { operator, value };
  const never = value <= 0 === operator.startsWith(">") ? "fail" : "pass";
  return `${shown} can never ${never}: scores and win rates are above 0 and below 1. Write a number between them`;
}

export const thresholdText = ({ operator, value }: Threshold): string => `${operator} ${value}`;

/** Whether a figure is on the right side of a threshold, with all of its interval. */
export function against({ low, high }: Pick<Estimate, "low" | "high">, { operator, value }: Threshold): Status {
  const above = operator.startsWith(">");
  const onlyAbove = operator === ">=" ? low >= value : low > value;
  const onlyBelow = operator === "<=" ? high <= value : high < value;
  if (above ? onlyAbove : onlyBelow) return "passed";
  const wrong = above ? high < value : low > value;
  return wrong ? "failed" : "unsure";
}
