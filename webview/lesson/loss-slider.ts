import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { pairLoss, pairLossSlope, sigmoid } from "../../src/core/model/bradley-terry.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { curveChart } from "./charts/curve-chart.ts";
import { figureStyles } from "./figure-styles.ts";
import { lessonStyles } from "./lesson-styles.ts";
import { chart } from "../chart/chart.ts";
import { nats, three, two } from "./words.ts";

const curve = curveChart(
  "loss-curve",
  "The loss of one pair",
  "Arrow keys move Δ by 0.1, Page Up and Page Down by more.",
);
const MOST = 10;

/** Δ on a slider, with what the loss makes of it. */
@customElement("rewardlens-loss-slider")
export class LossSlider extends LitElement {
  @state() private at = 1;

  static override styles = [sharedStyles, lessonStyles, figureStyles];

  override render() {
    const { at } = this;
    return html`<label class="field"
        >Δ
        <input
          type="range"
          min=${-MOST}
          max=${MOST}
          step="0.1"
          .value=${String(at)}
          aria-valuetext="Δ ${two(at)}, loss ${nats(pairLoss(at))}"
          @input=${(event: Event) => (this.at = Number((event.target as HTMLInputElement).value))}
        />
      </label>
      <p class="readout" data-testid="readout">
        Δ = ${two(at)}: σ(Δ) = ${three(sigmoid(at))}, loss ${nats(pairLoss(at))} nats, slope ${three(pairLossSlope(at))}
      </p>
      ${chart(curve, { at, dots: [] })}`;
  }
}
