import { html } from "lit";
import { gradientStep, pairGradient } from "../../../src/core/model/gradient-descent.ts";
import type { DescentStep } from "../../../src/protocol/lesson-figures.ts";
import { descentChart } from "../charts/descent-chart.ts";
import { chart } from "../../chart/chart.ts";
import { table, type Part } from "../part.ts";
import { WORKED } from "../worked-step.ts";
import { five, three, two } from "../words.ts";

export const worked: Part<"worked"> = {
  id: "worked",
  title: "One step, on paper",
  intro: html`<p>
      People only say A ≻ B, without numbers. The model learns to repeat that over many pairs: the loss says how far off
      it is, its gradient which way is down, and each step goes a little that way.
    </p>
    <p class="formula">φ ← φ − η∇<sub>φ</sub>L, φ = (W, b)</p>
    <p>
      The course's numbers: ∇<sub>W</sub>R<sub>A</sub> = [2.1, −0.3], ∇<sub>W</sub>R<sub>B</sub> = [1.5, 0.4], σ(Δ) =
      0.88, η = 0.01.
    </p>`,
  question: "After one step, which way does the first weight in W go?",
  options: ["Down", "It stays", "Up"],
  right: () => {
    const { probability, preferred, other, rate } = WORKED;
    const [moved] = gradientStep([0, 0], pairGradient(probability, preferred, other), rate);
    return 1 + Math.sign(moved);
  },
  figure: () => html`<rewardlens-worked-step></rewardlens-worked-step>`,
};

const RATES = [0.0001, 0.001, 0.003, 0.01, 0.1];

export const descent: Part<"descent"> = {
  id: "descent",
  title: "Choose, and watch the loss fall",
  chooses: true,
  intro: html`<p>
    Choose the answer that you like better in each pair, a plain one beside an imaginative one. None is right: your
    choices are the data. VS Code keeps them, for all windows, until you start the lesson again. They are not in your
    log, where a head for your drafts would learn from them. The end of this page opens them as a file.
  </p>`,
  question:
    "A head starts from W = 0 and takes 40 steps on your choices. Where will the mean loss end? (Chance gives 0.693.)",
  options: ["Above 0.693", "Between 0.35 and 0.693", "Below 0.35"],
  right: ({ losses }) => {
    const end = losses.at(-1)!;
    return end > Math.LN2 ? 0 : end > 0.35 ? 1 : 2;
  },
  figure: ({ losses, margins, rate }, { ask, view }) => {
    const chosen = view.pairs.filter((_, i) => (view.progress.choices[i] ?? -1) >= 0);
    return html`<label class="field"
        >η, the length of a step
        <select @change=${(event: Event) => ask({ rate: Number((event.target as HTMLSelectElement).value) })}>
          ${RATES.map((value) => html`<option value=${value} ?selected=${value === rate}>${value}</option>`)}
        </select></label
      >
      ${chart(descentChart, losses)}
      ${table(
        "Your pairs after the last step",
        ["Query", "Δ", "The head agrees"],
        margins.map((margin, i) => [chosen[i]?.query ?? "", two(margin), margin > 0 ? "yes" : "no"]),
      )}
      <p>
        With hundreds of numbers for a handful of pairs, some W fits any choices: a falling loss shows that the head
        learns, not that it learned something true. For that it is asked about unseen pairs. Try a large η: steps that
        overshoot do not settle.
      </p>`;
  },
};

const startNames: Record<DescentStep["from"], string> = { zero: "W = 0", head: "W of on-topic" };

export const step: Part<"step"> = {
  id: "step",
  title: "One step on real numbers",
  intro: html`<p>
    The same step on the two responses about Antarctica, A preferred, with all their numbers: from W = 0, where Δ = 0,
    and from on-topic's W, which already puts A first.
  </p>`,
  question: "From which start does the step move Δ more?",
  options: ["From W = 0", "From on-topic's W", "Both the same: η is the same"],
  right: ({ starts: [zero, head] }) => {
    const moved = ({ margin, marginAfter }: DescentStep) => Math.abs(marginAfter - margin);
    return moved(zero) > moved(head) ? 0 : moved(zero) < moved(head) ? 1 : 2;
  },
  figure: ({ starts, rate }) => html`
    ${table(
      "One step from two starts",
      ["Figure", ...starts.map(({ from }) => `From ${startNames[from]}`)],
      [
        ["Δ before", ...starts.map(({ margin }) => three(margin))],
        ["σ(Δ)", ...starts.map(({ probability }) => five(probability))],
        ["‖∇L‖", ...starts.map(({ gradientNorm }) => five(gradientNorm))],
        ["R(A)", ...starts.map(({ rewards: [a] }) => `${three(a.before)} → ${three(a.after)}`)],
        ["R(B)", ...starts.map(({ rewards: [, b] }) => `${three(b.before)} → ${three(b.after)}`)],
        ["Δ after", ...starts.map(({ marginAfter }) => three(marginAfter))],
      ],
    )}
    ${starts.map(({ from, weights }) =>
      table(
        `Weights that move most, from ${startNames[from]}`,
        [`W from ${startNames[from]}`, "before", "after"],
        weights.map(({ index, before, after }) => [`w${index}`, five(before), five(after)]),
      ),
    )}
    <p>
      With a small Δ the gradient is large: R(A) is pushed up and R(B) down. With a large Δ, σ(Δ) − 1 and the gradient
      are nearly 0: training converges. η is ${rate}.
    </p>
  `,
};
