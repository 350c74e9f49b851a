import type { CompareServices } from "../pairs/compare-services.ts";
import type { RecordProblems } from "../pairs/record-problems.ts";

/** What ranking needs of the extension's services. */
export interface RankServices extends CompareServices {
  readonly problems: Pick<RecordProblems, "report">;
}
