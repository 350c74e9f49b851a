import { stringify } from "yaml";
import type { CaseResult, VerifyReport } from "../result.ts";
import { countText, reportTexts } from "../sentences.ts";
import { oneLine } from "./one-line.ts";

/** TAP 14 (testanything.org). Unsure cases are skipped with their reason. */
export function tap(report: VerifyReport): string {
  const { cases } = report;
  return [
    "TAP version 14",
    `1..${cases.length}`,
    ...cases.flatMap(testPoint),
    ...[countText(report), ...reportTexts(report)].map((line) => `# ${oneLine(line)}`),
    "",
  ].join("\n");
}

function testPoint({ status, name, reason, details, file, line, model, tags }: CaseResult, i: number): string[] {
  const ok = status === "passed" || status === "unsure";
  const skip = status === "unsure" ? ` # SKIP unsure: ${escaped(reason)}` : "";
  const point = `${ok ? "ok" : "not ok"} ${i + 1} - ${escaped(name)}${skip}`;
  if (status === "passed") return [point];
  const more = {
    message: oneLine(reason),
    severity: status === "unsure" ? "comment" : "fail",
    at: { file: oneLine(file), line },
    ...(model && { model: oneLine(model) }),
    ...(tags.length > 0 && { tags: tags.map(oneLine) }),
    ...(details.length > 0 && { details: details.map(oneLine) }),
  };
  const yaml = stringify(more, { lineWidth: 0 }).trimEnd().split("\n");
  return [point, "  ---", ...yaml.map((one) => `  ${one}`), "  ..."];
}

/** A description in which nothing is a directive. */
const escaped = (text: string) => oneLine(text).replace(/[\\#]/g, "\\$&");
