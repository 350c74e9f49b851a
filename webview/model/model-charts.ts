import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { learningChart } from "../../src/model-report/charts/learning-chart.ts";
import { lossChart } from "../../src/model-report/charts/loss-chart.ts";
import { marginChart, marginDomain } from "../../src/model-report/charts/margin-chart.ts";
import { reliabilityChart } from "../../src/model-report/charts/reliability-chart.ts";
import { rewardChart } from "../../src/model-report/charts/reward-chart.ts";
import type { Chart } from "../../src/model-report/chart.ts";
import type { MarginDot, MarginDots, When } from "../../src/model-report/dots.ts";
import type { ModelFigures } from "../../src/model-report/figures.ts";
import { chart } from "../chart/chart.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { modelStyles } from "./model-styles.ts";

const names: Record<When, string> = { before: "Before", "held out": "After, held out", after: "After" };

/** The charts of a head. Sends "open-pair" (detail: the pair's place in the training) and "open-bin" (detail: of which head, which bin). */
@customElement("rewardlens-model-charts")
export class ModelCharts extends LitElement {
  @property({ attribute: false }) figures!: ModelFigures;
  @property({ attribute: false }) titles: readonly string[] = [];
  @property({ type: Number }) ece = 0;
  @state() private when: When = "after";

  static override styles = [sharedStyles, modelStyles];

  override render() {
    const { losses, rewards, learning, projection, reliability } = this.figures;
    return html`<div class="charts">
      ${this.#margins()}
      ${reliability.length > 0 ? chart(reliabilityChart, { bins: reliability, ece: this.ece }) : nothing}
      ${learning.length > 0 ? chart(learningChart, { points: learning, projection }) : nothing}
      ${rewards.length > 0 ? chart(rewardChart, rewards) : nothing}
      ${losses.length > 0 ? chart(lossChart, losses) : nothing}
    </div>`;
  }

  #margins() {
    const { margins } = this.figures;
    const shown = margins.find(({ when }) => when === this.when) ?? margins.at(-1);
    if (shown === undefined) return nothing;
    const titles = this.titles.length > 0 ? this.titles : undefined;
    const data = { ...shown, titles, domain: marginDomain(margins) };
    const picks = titles !== undefined || shown.dots.some(({ bin }) => bin !== undefined);
    return html`<rewardlens-chart
      .chart=${marginChart as Chart<unknown>}
      .data=${data}
      .picks=${picks}
      @pick=${({ detail }: CustomEvent<number>) => this.#open(shown, shown.dots[detail])}
      ><fieldset slot="controls">
        <legend class="unseen">Which head</legend>
        ${margins.map(
          ({ when }) =>
            html`<label
              ><input
                type="radio"
                name="when"
                .checked=${when === shown.when}
                @change=${() => (this.when = when)}
              />${names[when]}</label
            >`,
        )}
      </fieldset></rewardlens-chart
    >`;
  }

  #open({ when }: MarginDots, { pair, bin }: MarginDot): void {
    const [name, detail] = pair === undefined ? (["open-bin", { when, bin }] as const) : (["open-pair", pair] as const);
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
