import { probabilityText, shorten } from "../../report/format.ts";
import { escapeMarkdown, markdownTable } from "../../report/markdown.ts";
import type { Baseline, CaseResult, VerifyReport } from "../result.ts";
import { baselineTexts, countText } from "../sentences.ts";
import { oneLine } from "./one-line.ts";

/** By this the Action finds its comment again. */
const MARK = "<!-- rewardlens verify -->";
/** Characters of a text in a cell. */
const SHOWN = 120;
/** Rows of a table: GitHub refuses a comment of more than 65,536 characters. */
const MOST_ROWS = 50;

/** For a comment on a pull request and for the summary of a job: the sentence first, then what did not pass. */
export function markdown(report: VerifyReport): string {
  const { cases, baseline } = report;
  const open = cases.filter(({ status }) => status !== "passed");
  return [
    MARK,
    "### Reward Lens",
    "",
    ...(baseline ? [...baselineTexts(baseline).map((said) => `**${sentence(said)}**`), ""] : []),
    `${sentence(countText(report))}.`,
    ...(open.length > 0 ? ["", ...cut(["", "case", "why"], open.map(caseRow))] : []),
    ...(baseline ? comparedLines(baseline) : []),
    "",
  ].join("\n");
}

const caseRow = ({ status, file, line, name, reason, details }: CaseResult) => [
  status,
  `${code(name)}<br>${code(`${file}:${line}`)}`,
  [sentence(reason), ...details.map((detail) => code(shorten(detail, 2 * SHOWN)))].join("<br>"),
];

function comparedLines({ comparisons, models }: Baseline): string[] {
  const losses = comparisons.flatMap((comparison) => comparison.losses);
  const changed = models.flatMap((model) => model.changed);
  const cell = (text: string) => code(shorten(text, SHOWN));
  return [
    ...(losses.length > 0
      ? folded(
          "Biggest losses",
          ["chosen with", "query", "before", "now"],
          losses.map((one) => [probabilityText(one.probability), cell(one.query), cell(one.before), cell(one.after)]),
        )
      : []),
    ...(changed.length > 0
      ? folded(
          "Verdicts that changed with the model",
          ["before", "now", "case"],
          changed.map(({ result, before }) => [
            before,
            result.status,
            code(`${result.file}:${result.line} ${result.name}`),
          ]),
        )
      : []),
  ];
}

const folded = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) => [
  "",
  `<details><summary>${title}</summary>`,
  "",
  ...cut(head, rows),
  "",
  "</details>",
];

function cut(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const left = rows.length - MOST_ROWS;
  return [...markdownTable(head, rows.slice(0, MOST_ROWS)), ...(left > 0 ? ["", `${left} more are in the log.`] : [])];
}

/** Anybody's text as itself: in code nobody is mentioned and nothing is linked. */
const code = (text: string) => `<code>${escapeMarkdown(oneLine(text))}</code>`;
/** A sentence of ours with names in it: only what could mark something up is escaped, and "@" mentions nobody. */
const sentence = (text: string) =>
  oneLine(text)
    .replace(/[\\`*_[\]<>#|~&]|:(?=\/\/)/g, "\\$&")
    .replaceAll("@", "@\u2060");
