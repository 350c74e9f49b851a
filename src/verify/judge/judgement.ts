import type { CaseResult, Status } from "../result.ts";

export type Judgement = Pick<CaseResult, "status" | "reason" | "details">;

/** A figure beside what is expected of it. */
export function sentence(status: Status, figure: string, threshold: string): string {
  if (status === "unsure") return `${figure}: can't tell whether ${threshold}.`;
  return status === "passed" ? `${figure}, as expected ${threshold}.` : `${figure}, expected ${threshold}.`;
}

export function worstOf(statuses: readonly Status[]): Status {
  return statuses.includes("failed") ? "failed" : statuses.includes("unsure") ? "unsure" : "passed";
}
