import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { InspectedHead, InspectedResponse } from "../../src/protocol/inspector.ts";
import { textStyles } from "../text/text-styles.ts";
import { chart } from "../chart/chart.ts";
import { chartStyles } from "../chart/chart-styles.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { embeddingChart } from "./embedding-chart.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { sumChart } from "./sum-chart.ts";
import "./token-tables.ts";
import { originText } from "../../src/report/facts.ts";
import { decimal, probabilityText, signed } from "../../src/report/format.ts";
import { renderedText } from "../text/rendered.ts";

/** One response: its tokens, its embedding beside the weights, and the sum to its reward. */
@customElement("rewardlens-inspected-response")
export class ResponseSection extends LitElement {
  @property({ attribute: false }) query = "";
  @property({ attribute: false }) name = "";
  @property({ attribute: false }) head!: InspectedHead;
  @property({ attribute: false }) one!: InspectedResponse;

  static override styles = [sharedStyles, textStyles, chartStyles, inspectorStyles];

  override render() {
    const { head, one, name, query } = this;
    const { reward, score, interval } = one.score;
    const { origin } = one.explanation;
    const [low, high] = interval.map(probabilityText);
    const embedding = { name, phi: one.phi, weights: head.weights, mean: head.mean };
    return html`<div role="group" aria-labelledby="name" data-testid="response">
      <h2 id="name" class="name">${name}</h2>
      <div class="quoted" tabindex="0" role="region" aria-label="Text of ${name}">${quoted(one.response)}</div>
      <p class="formula" data-testid="formula">
        R = W·E + b = ${signed(reward - head.bias, 3)} ${head.bias < 0 ? "−" : "+"} ${decimal(Math.abs(head.bias), 3)} =
        <b data-testid="reward">${signed(reward, 3)}</b>, σ(R) = <b data-testid="score">${decimal(score, 3)}</b>
        <span class="quiet">90% range ${low} to ${high}</span>
      </p>
      ${origin ? html`<p class="quiet" data-testid="origin">R: ${originText(origin)}</p>` : nothing}
      <div class="charts">
        ${chart(sumChart, { name, ...one.explanation }, name)} ${chart(embeddingChart, embedding, name)}
      </div>
      <rewardlens-tokens .query=${query} .name=${name} .one=${one}></rewardlens-tokens>
    </div>`;
  }
}

/** Characters that are shown; the tokens' table has all that is read. */
const MOST_CHARACTERS = 2000;

/** The beginning of a text as its document shows it. */
export function quoted(text: string): HTMLElement {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
  return renderedText(cut, true).body;
}
