import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { pairStep, type SeenPair } from "../../src/core/model/gradient-descent.ts";
import type { InspectedHead, InspectedResponse } from "../../src/protocol/inspector.ts";
import { chart } from "../chart/chart.ts";
import { chartStyles } from "../chart/chart-styles.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { stepChart } from "./step-chart.ts";
import { decimal, signed } from "../../src/report/format.ts";

/** η at first: the worked example's. */
const RATE = 0.01;
const MOST_RATE = 10;

/** A pair under the Bradley–Terry loss, as if A were preferred, and one step of gradient descent on it. */
@customElement("rewardlens-inspected-pair")
export class PairSection extends LitElement {
  @property({ attribute: false }) head!: InspectedHead;
  @property({ attribute: false }) pair!: readonly [InspectedResponse, InspectedResponse];
  /** What the two are called. */
  @property({ attribute: false }) names: readonly string[] = [];
  @state() private rate = RATE;

  static override styles = [sharedStyles, chartStyles, inspectorStyles];

  override render() {
    const { head, pair, rate } = this;
    const step = pairStep(head, pair[0].phi, pair[1].phi, rate);
    const data = { step, weights: head.weights, rate };
    return html`<section aria-labelledby="title" data-testid="pair">
        <h2 id="title">A against B, A preferred</h2>
        <p class="quiet" data-testid="who">A is ${this.names[0]}, B is ${this.names[1]}.</p>
        <label class="rate"
          >Learning rate η
          <input type="number" min="0" max=${MOST_RATE} step="any" .value=${String(RATE)} @input=${this.#setRate} />
          <span class="quiet">0 to ${MOST_RATE}</span></label
        >
        <div class="table" tabindex="0" role="region" aria-label="The pair before and after one step">
          <table>
            <thead>
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Before</th>
                <th scope="col">After one step</th>
              </tr>
            </thead>
            <tbody>
              ${figures.map(
                ({ name, of, id }) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td class="number" data-testid="before-${id}">${of(step.before)}</td>
                    <td class="number" data-testid="after-${id}">${of(step.after)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="note quiet">
          This is one pair alone, and nothing is stored. A training takes all of your choices and the prior together.
        </p>
      </section>
      ${chart(stepChart, data)}`;
  }

  #setRate = (event: Event): void => {
    const { value, valueAsNumber } = event.target as HTMLInputElement;
    if (value !== "" && valueAsNumber >= 0 && valueAsNumber <= MOST_RATE) this.rate = valueAsNumber;
  };
}

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly of: (pair: SeenPair) => string;
}

const figures: readonly Figure[] = [
  { id: "ra", name: "R_A", of: ({ rewards }) => signed(rewards[0], 4) },
  { id: "rb", name: "R_B", of: ({ rewards }) => signed(rewards[1], 4) },
  { id: "margin", name: "Δ = R_A − R_B", of: ({ margin }) => signed(margin, 4) },
  { id: "probability", name: "σ(Δ), P that A is preferred", of: ({ probability }) => decimal(probability, 4) },
  { id: "loss", name: "L = −log σ(Δ), nats", of: ({ loss }) => decimal(loss, 4) },
  { id: "slope", name: "∂L/∂R_A = σ(Δ) − 1", of: ({ slope }) => signed(slope, 4) },
];
