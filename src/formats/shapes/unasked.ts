import type { Cells } from "../roles/cells.ts";
import { hasQuery, type Plan } from "../roles/plan.ts";
import { isProse, isProseText, type Stats } from "../roles/stats.ts";

/** How many responses a record has that answer no query: texts of people, since files of settings and logs have an "output" too. */
export function unaskedIn({ values }: Cells, plan: Plan, stats: Stats): number {
  if (hasQuery(plan)) return 0;
  const sides = [plan.chosen, plan.rejected].filter((name) => name !== undefined);
  const names = new Set([...plan.responses.map(({ name }) => name), ...sides]);
  const texts = [...names].flatMap((name) => {
    const value = values[name];
    if (Array.isArray(value)) return value.filter(isProseText);
    return typeof value === "string" && isProse(stats.get(name)) ? [value] : [];
  });
  return texts.length;
}
