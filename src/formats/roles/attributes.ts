import { numberOf, type Cells } from "./cells.ts";
import type { Plan } from "./plan.ts";
import type { Judgement } from "./sample.ts";

/** Why two responses give no preference. */
export const SAME = "both responses are the same text, so there is nothing to prefer";

/** A person's name or number as a name; undefined for any other value. */
export const nameOf = (value: unknown): string | undefined => {
  if (typeof value === "string") return value.trim() || undefined;
  if (Array.isArray(value) && value.length === 1) return nameOf(value[0]);
  return typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
};

/** Who judged a record, where its own column says so. */
export function annotatorOf(cells: Cells, plan: Plan): string | undefined {
  return plan.person === undefined ? undefined : nameOf(cells.values[plan.person]);
}

/** The annotator, strength and time of a judgement, where the record has them. */
export function judgedBy(cells: Cells, plan: Plan): Pick<Judgement, "annotator" | "strength" | "at"> {
  const annotator = annotatorOf(cells, plan);
  return { ...(annotator !== undefined && { annotator }), ...attributes(cells, plan) };
}

/** Strength and time of a judgement, where the record has them. */
export function attributes(cells: Cells, plan: Plan): Pick<Judgement, "strength" | "at"> {
  const figure = plan.strength === undefined ? undefined : numberOf(cells.values[plan.strength]);
  // The sign of a signed one says which side is better.
  const strength = figure === undefined ? undefined : Math.abs(figure);
  const time = plan.time === undefined ? undefined : timeOf(cells.values[plan.time]);
  return {
    ...((strength === 1 || strength === 2 || strength === 3) && { strength }),
    ...(time !== undefined && { at: time }),
  };
}

/** ISO 8601 of a time that is one, or of seconds since 1970. */
export function timeOf(value: unknown): string | undefined {
  const seconds = typeof value === "number" && value > 1e9 && value < 4e9 ? value * 1000 : undefined;
  const text = typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? value : undefined;
  const date = new Date(seconds ?? text ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
