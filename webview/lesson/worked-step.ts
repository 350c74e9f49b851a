import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { gradientStep, pairGradient } from "../../src/core/model/gradient-descent.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { figureStyles } from "./figure-styles.ts";
import { lessonStyles } from "./lesson-styles.ts";
import { table } from "./part.ts";
import { five, vector } from "./words.ts";

/** The course's numbers: what is given, not what comes out. */
export const WORKED = { probability: 0.88, rate: 0.01, preferred: [2.1, -0.3], other: [1.5, 0.4] } as const;

/** The worked step of gradient descent, with other σ(Δ) and η to try. */
@customElement("rewardlens-worked-step")
export class WorkedStep extends LitElement {
  @state() private probability: number = WORKED.probability;
  @state() private rate: number = WORKED.rate;

  static override styles = [sharedStyles, lessonStyles, figureStyles];

  override render() {
    const { probability, rate } = this;
    const { preferred, other } = WORKED;
    const difference = preferred.map((value, j) => value - other[j]);
    const gradient = pairGradient(probability, preferred, other);
    const change = gradientStep([0, 0], gradient, rate);
    return html`<div class="fields">
        ${this.#field("σ(Δ)", probability, { min: 0, max: 1, step: 0.01 }, (value) => (this.probability = value))}
        ${this.#field("η", rate, { min: 0, max: 1, step: 0.001 }, (value) => (this.rate = value))}
      </div>
      ${table(
        "The worked step",
        ["Step", "Numbers"],
        [
          ["∇R(A) − ∇R(B)", `${vector(preferred)} − ${vector(other)} = ${vector(difference)}`],
          ["σ(Δ) − 1", `${five(probability)} − 1 = ${five(probability - 1)}`],
          ["∇L", `${five(probability - 1)} · ${vector(difference)} = ${vector(gradient)}`],
          ["W ← W − η∇L", `W − ${five(rate)} · ${vector(gradient)} = W + ${vector(change)}`],
        ],
      )}
      <p>
        The first weight goes up, since A has more of it than B; the second goes down. Change σ(Δ): near 1 the model
        agrees already, and little moves.
      </p>`;
  }

  #field(
    name: string,
    value: number,
    { min, max, step }: { min: number; max: number; step: number },
    set: (value: number) => void,
  ) {
    const change = ({ target }: Event) => {
      const input = target as HTMLInputElement;
      if (input.validity.valid && input.value !== "") set(input.valueAsNumber);
    };
    return html`<label class="field"
      >${name} <input type="number" min=${min} max=${max} step=${step} .value=${String(value)} @input=${change}
    /></label>`;
  }
}
