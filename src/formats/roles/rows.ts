import { previewOf, type Ask, type Question } from "./ask.ts";
import type { Cells } from "./cells.ts";
import type { Plan } from "./plan.ts";

/** A record with its line. */
export interface Row {
  readonly cells: Cells;
  readonly line: number;
}

/** A question about the records of a plan. */
export function askOf(rows: readonly Row[], plan: Plan, { question, choices }: Question): Ask {
  const preview = rows.slice(0, 3).map(({ cells }) => previewOf(cells.values));
  return { about: "verdict", question, choices, columns: plan.columns, preview, line: rows[0].line };
}
