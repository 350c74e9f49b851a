import type { CaseResult, VerifyReport } from "../result.ts";
import { jsonText } from "./json-text.ts";
import { counts, reportTexts } from "../sentences.ts";

/** The version of the format that is written (ctrf.io). */
const SPECIFICATION = "0.0.0";

/** Common Test Report Format. Times are 0, so that the same input gives the same bytes. Unsure cases have the status "other". */
export function ctrf(report: VerifyReport): string {
  const { version, cases, baseline, soundness } = report;
  const sentences = reportTexts(report);
  const { passed, failed, unsure, error } = counts(report);
  const summary = { tests: cases.length, passed, failed: failed + error, skipped: 0, pending: 0, other: unsure };
  const results = {
    tool: { name: "rewardlens", version },
    summary: { ...summary, start: 0, stop: 0 },
    tests: cases.map(test),
    ...(baseline && { extra: { baseline: { ...baseline, sentences } } }),
    ...(soundness && { extra: { soundness: { ...soundness, sentences } } }),
  };
  const whole = { reportFormat: "CTRF", specVersion: SPECIFICATION, generatedBy: "rewardlens verify", results };
  return jsonText(whole);
}

const STATUS = { passed: "passed", failed: "failed", error: "failed", unsure: "other" } as const;

function test({ status, name, file, line, reason, details, tags, model }: CaseResult) {
  return {
    name,
    status: STATUS[status],
    duration: 0,
    suite: [file],
    message: reason,
    ...(details.length > 0 && { trace: details.join("\n") }),
    rawStatus: status,
    filePath: file,
    line,
    ...(tags.length > 0 && { tags }),
    ...(model && { extra: { model } }),
  };
}
