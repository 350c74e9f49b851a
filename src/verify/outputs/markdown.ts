import { probabilityText, shorten } from "../../report/format.ts";
import { escapeMarkdown, markdownTable } from "../../report/escape.ts";
import type { Baseline, CaseResult, VerifyReport } from "../result.ts";
import { countText, reportTexts } from "../sentences.ts";
import type { Soundness } from "../soundness/result.ts";
import { gainText, shownExamples, soundnessTables, TABLE_NOTE } from "../soundness/sentences.ts";
import { oneLine } from "./one-line.ts";

/** By this the Action finds its comment again. */
const MARK = "<!-- rewardlens verify -->";
const MODEL_MARK = "<!-- rewardlens verify-model -->";
/** Characters of a text in a cell. */
const SHOWN = 120;
/** Characters of a text that the search made. */
const SHOWN_FOUND = 600;
/** Rows of a table, and their characters: GitHub refuses a comment of more than 65,536, and one has three tables. */
const MOST_ROWS = 50;
const MOST_CHARACTERS = 18_000;
/** Characters of a reason, and details of a case: where there are more, these rows would leave no room for others. */
const SHOWN_REASON = 600;
const MOST_DETAILS = 10;

/** For a comment on a pull request and for the summary of a job: the sentence first, then what did not pass. */
export function markdown(report: VerifyReport): string {
  const { cases, baseline, soundness } = report;
  const open = cases.filter(({ status }) => status !== "passed");
  return [
    soundness ? MODEL_MARK : MARK,
    soundness ? "### Reward Lens: Verify Model" : "### Reward Lens",
    "",
    ...reportTexts(report).flatMap((said) => (baseline ? [`**${sentence(said)}**`] : [sentence(said), ""])),
    ...(baseline ? [""] : []),
    `${sentence(countText(report))}.`,
    ...(open.length > 0
      ? [
          "",
          ...cut(
            ["", "case", "why"],
            open.map((one) => caseRow(one, soundness === undefined)),
          ),
        ]
      : []),
    ...(baseline ? comparedLines(baseline) : []),
    ...(soundness ? soundnessLines(soundness) : []),
    "",
  ].join("\n");
}

const place = ({ file, line, name }: CaseResult) =>
  `${code(shorten(name, SHOWN))}<br>${code(`${shorten(file, 2 * SHOWN)}:${line}`)}`;

/** @param inFile whether the case is a line of a file, not a check of a model */
const caseRow = (one: CaseResult, inFile: boolean) => [
  one.status,
  inFile ? place(one) : code(shorten(one.name, SHOWN)),
  [
    sentence(shorten(one.reason, SHOWN_REASON)),
    ...one.details.slice(0, MOST_DETAILS).map((detail) => code(shorten(detail, 2 * SHOWN))),
    ...(one.details.length > MOST_DETAILS ? [`${one.details.length - MOST_DETAILS} more are in the log.`] : []),
  ].join("<br>"),
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
          changed.map(({ result, before }) => [before, result.status, place(result)]),
        )
      : []),
  ];
}

function soundnessLines(found: Soundness): string[] {
  const tables = soundnessTables(found);
  const cell = (text: string) => code(shorten(text, SHOWN_FOUND));
  return [
    ...tables.flatMap(({ title, columns, rows }) => [
      "",
      `#### ${title}`,
      "",
      ...cut(
        columns,
        rows.map((row) => row.map(sentence)),
      ),
    ]),
    ...(tables.length > 0 ? ["", TABLE_NOTE] : []),
    ...shownExamples(found).flatMap((example) => [
      ...["", `#### ${sentence(gainText(example))}`, ""],
      ...markdownTable(
        ["", "text"],
        [
          ["query", cell(example.query)],
          ["before", cell(example.before)],
          ["after", cell(example.after)],
        ],
      ),
    ]),
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
  let characters = 0;
  const tooMany = rows.findIndex((row, i) => i === MOST_ROWS || (characters += row.join().length) > MOST_CHARACTERS);
  const shown = tooMany === -1 ? rows : rows.slice(0, tooMany);
  const left = rows.length - shown.length;
  return [
    ...markdownTable(head, shown),
    ...(left > 0 ? ["", `${left} more ${left === 1 ? "is" : "are"} in the log.`] : []),
  ];
}

/** Anybody's text as itself: in code nobody is mentioned and nothing is linked. */
const code = (text: string) => `<code>${escapeMarkdown(oneLine(text))}</code>`;
/** A sentence of ours with names in it: only what could mark something up is escaped, and "@" mentions nobody. */
const sentence = (text: string) =>
  oneLine(text)
    .replace(/[\\`*_[\]<>#|~&]|:(?=\/\/)/g, "\\$&")
    .replaceAll("@", "@\u2060");
