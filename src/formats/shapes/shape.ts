import type { Ask, ColumnAnswers } from "../roles/ask.ts";
import type { Plan } from "../roles/plan.ts";
import type { Stats } from "../roles/stats.ts";
import type { VerdictReader } from "../roles/verdict.ts";

/** What records of one shape share while they are read. */
export interface ShapeContext {
  readonly plan: Plan;
  readonly verdicts: VerdictReader;
  readonly stats: Stats;
  readonly answers: ColumnAnswers;
  readonly onAsk: (ask: Ask) => void;
}
