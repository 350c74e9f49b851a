import { html, type TemplateResult } from "lit";
import type { Chart } from "../../src/report/chart.ts";
import "./chart-card.ts";

/** A chart of its data. @param subject what it is of, where a page has several with its title. */
export const chart = <D>(drawn: Chart<D>, data: D, subject = ""): TemplateResult =>
  html`<rewardlens-chart subject=${subject} .chart=${drawn as Chart<unknown>} .data=${data}></rewardlens-chart>`;
