import type { CompareServices } from "../compare/compare-services.ts";
import type { RecordProblems } from "../compare/record-problems.ts";

/** What ranking needs of the extension's services. */
export interface RankServices extends CompareServices {
  readonly problems: Pick<RecordProblems, "report">;
}
