import type { Ask, ColumnAnswers } from "./ask.ts";
import type { Plan } from "./plan.ts";
import type { Stats } from "./stats.ts";
import type { VerdictReader } from "./verdict.ts";

/** What records of one shape share while they are read. */
export interface ShapeContext {
  readonly plan: Plan;
  readonly verdicts: VerdictReader;
  readonly stats: Stats;
  readonly answers: ColumnAnswers;
  readonly onAsk: (ask: Ask) => void;
}
