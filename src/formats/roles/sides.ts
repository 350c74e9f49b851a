import type { Cells } from "./cells.ts";
import { classify } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { Sides } from "./verdict-words.ts";

/** The sides of a record. @param texts of its responses, in the plan's order */
export function sidesIn(
  cells: Cells,
  plan: Plan,
  texts: readonly string[],
  keys: readonly string[] = plan.responses.map(({ side }) => side!),
  columns: readonly string[] = plan.responses.map(({ name }) => name),
): Sides {
  return { keys, columns, texts, models: modelsOf(cells, plan) };
}

function modelsOf(cells: Cells, { models, responses }: Plan): string[] {
  return responses.map(({ name, side }) => {
    // Beside "response 2", the first of two columns with one name has no side of its own.
    const own = side === name.toLowerCase() ? classify(name).side : side;
    const column = models.find((model) => model.side === own);
    const value = column && cells.values[column.name];
    return typeof value === "string" ? value : "";
  });
}

/** The texts of the plan's responses, in its order; "" for a value that is not a text. */
export function textsOf(cells: Cells, plan: Plan): string[] {
  return plan.responses.map(({ name }) => (typeof cells.values[name] === "string" ? cells.values[name] : ""));
}
