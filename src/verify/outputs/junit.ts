import type { CaseResult, VerifyReport } from "../result.ts";
import { countText, counts, reportTexts } from "../sentences.ts";
import { escapeHidden } from "../../core/features/hidden-characters.ts";
import { escapeHtml } from "../../report/escape.ts";
import { oneLine } from "./one-line.ts";

/** JUnit XML as Jenkins, GitLab and others read it, a suite for each file. Unsure cases are skipped with their reason. */
export function junit(report: VerifyReport): string {
  const suites = Map.groupBy(report.cases, ({ file }) => file);
  const { failed, error } = counts(report);
  const all = { name: "rewardlens verify", tests: report.cases.length, failures: failed, errors: error };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes(all)}>`,
    ...[...suites].flatMap(([file, cases]) => suiteLines(file, { ...report, cases })),
    ...saidLines(report),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteLines(file: string, suite: VerifyReport): string[] {
  const { failed, error, unsure } = counts(suite);
  const numbers = { tests: suite.cases.length, failures: failed, errors: error, skipped: unsure };
  return [
    `  <testsuite${xmlAttributes({ name: file, ...numbers, file })}>`,
    ...suite.cases.flatMap(caseLines),
    "  </testsuite>",
  ];
}

/** What is said beside the cases: a suite without any has the sentences. */
function saidLines(report: VerifyReport): string[] {
  const { baseline, soundness } = report;
  if (!baseline && !soundness) return [];
  const name = baseline ? `compared with ${baseline.revision}` : `model ${soundness!.model}`;
  const attributes = { name, tests: 0, failures: 0, errors: 0, skipped: 0 };
  const said = [countText(report), ...reportTexts(report)].map(oneLine).join("\n");
  return [
    `  <testsuite${xmlAttributes(attributes)}>`,
    `    <system-out>${xmlText(said)}</system-out>`,
    "  </testsuite>",
  ];
}

const ELEMENTS = { failed: "failure", error: "error", unsure: "skipped" } as const;

function caseLines({ status, name, file, line, reason, details, model }: CaseResult): string[] {
  const attributes = xmlAttributes({ name, classname: file });
  if (status === "passed") return [`    <testcase${attributes}/>`];
  const element = ELEMENTS[status];
  const message = status === "unsure" ? `unsure: ${reason}` : reason;
  const lines = [`${file}:${line}`, reason, ...(model ? [`model ${model}`] : []), ...details];
  const said = xmlText(lines.map(oneLine).join("\n"));
  return [
    `    <testcase${attributes}>`,
    `      <${element}${xmlAttributes({ type: status, message })}>${said}</${element}>`,
    "    </testcase>",
  ];
}

/** What XML 1.0 does not allow in any form, after hidden characters are written out. */
const FORBIDDEN = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const plain = (text: string) =>
  escapeHtml(escapeHidden(text.replace(/\r\n?/g, "\n")).replace(FORBIDDEN, "\uFFFD")).replaceAll("##[", "##&#91;");

/** Text of an element. No CDATA: nothing in a text can end it. */
const xmlText = plain;

/** `name="value"`; line ends stay line ends. */
const xmlAttributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${plain(String(value)).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`)
    .join("");
