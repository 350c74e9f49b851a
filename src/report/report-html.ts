import { parseHTML } from "linkedom";
import type { HeadCard } from "../core/model/head.ts";
import { paperLook, type Chart } from "./chart.ts";
import { learningChart } from "./charts/learning-chart.ts";
import { lossChart } from "./charts/loss-chart.ts";
import { marginChart, marginDomain } from "./charts/margin-chart.ts";
import { reliabilityChart } from "./charts/reliability-chart.ts";
import { rewardChart } from "./charts/reward-chart.ts";
import type { ModelFigures } from "./figures.ts";
import { escapeHtml } from "./escape.ts";
import type { Examples } from "./examples.ts";
import { examplesHtml } from "./examples-html.ts";
import { factText, headFacts } from "./facts.ts";
import { headFindings } from "./findings.ts";
import { nextStep } from "./next-step.ts";
import { reportStyle } from "./report-style.ts";
import { count } from "./format.ts";

export interface ReportContent {
  /** What the model is called. */
  readonly name: string;
  readonly card: HeadCard;
  /** Whether it comes with Reward Lens: the next step is then a first model of one's own. */
  readonly builtIn: boolean;
  /** Undefined where its training kept no report: then there are no charts. */
  readonly figures?: ModelFigures | undefined;
  /** First words of each choice; without them choices are numbered. */
  readonly titles?: readonly string[] | undefined;
  /** Choices with their texts; without them and titles, no text of the owner's is in the page. */
  readonly examples?: Examples | undefined;
}

const WHEN = { before: "model before", "held out": "unseen choices", after: "after training" } as const;

/** Rows of a table in the file. */
const MOST_ROWS = 500;

/**
 * A model's report as one page: no script, nothing from the network, every text escaped.
 * The page's own policy refuses whatever a text could inject.
 */
export function reportHtml({ name, card, builtIn, figures, titles, examples }: ReportContent): string {
  const { sentence } = nextStep(builtIn ? undefined : card, figures, 0);
  const charts =
    figures === undefined
      ? ["<p>The training of this model kept no report, so there are no charts.</p>"]
      : chartsOf(figures, card, titles);
  const title = `Reward model: ${name}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(card.description)}</p>
<p class="next">${escapeHtml(sentence)}</p>
${factsTable(card)}
${findingsList(card)}
${charts.join("\n")}
${examples ? examplesHtml(examples) : ""}
</main>
</body>
</html>
`;
}

function factsTable(card: HeadCard): string {
  const rows = [
    ...headFacts(card).map((fact) => [fact.name, factText(fact)]),
    ["Trained at", card.created],
    ["Model", card.id],
    ["Encoder", card.encoder],
    ["SHA-256 of the choices", card.data],
  ];
  const cells = rows.map(
    ([key, value]) => `<tr><th scope="row">${escapeHtml(key)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<table class="facts">${cells.join("")}</table>`;
}

function findingsList(card: HeadCard): string {
  const items = headFindings(card).map(
    ({ title, text }) => `<li><b>${escapeHtml(title)}.</b> ${escapeHtml(text)}</li>`,
  );
  return items.length === 0 ? "" : `<ul class="findings">${items.join("")}</ul>`;
}

function chartsOf(figures: ModelFigures, card: HeadCard, titles: readonly string[] | undefined): string[] {
  const { losses, margins, reliability, rewards, learning, projection } = figures;
  const domain = marginDomain(margins);
  return [
    ...margins.map((dots) => section(marginChart, { ...dots, titles, domain }, ` (${WHEN[dots.when]})`)),
    ...(reliability.length > 0 ? [section(reliabilityChart, { bins: reliability, ece: card.ece })] : []),
    ...(learning.length > 0 ? [section(learningChart, { points: learning, projection })] : []),
    ...(rewards.length > 0 ? [section(rewardChart, rewards)] : []),
    ...(losses.length > 0 ? [section(lossChart, losses)] : []),
  ];
}

function section<D>(chart: Chart<D>, data: D, more = ""): string {
  const { document } = parseHTML("<!DOCTYPE html><html><body></body></html>");
  const svg = chart.draw(data, paperLook(document, 720));
  const summary = chart.summary(data);
  svg.setAttribute("aria-label", `${chart.title}${more}. ${summary}`);
  const rows = chart.rows(data);
  const line = (cells: readonly (string | number)[], tag: "td" | "th") =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join("")}</tr>`;
  const left = rows.length - MOST_ROWS;
  return `<section>
<h2>${escapeHtml(chart.title + more)}</h2>
<p>${escapeHtml(summary)}</p>
${svg.outerHTML}
<p class="note">${escapeHtml(chart.note)}</p>
<details><summary>Figures as a table</summary>
<table><thead>${line(chart.columns, "th")}</thead><tbody>${rows
    .slice(0, MOST_ROWS)
    .map((row) => line(row, "td"))
    .join("")}</tbody></table>${left > 0 ? `<p>… and ${count(left)} more rows.</p>` : ""}
</details>
</section>`;
}
