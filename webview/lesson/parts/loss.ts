import { html } from "lit";
import { pairLoss, pairLossSlope } from "../../../src/core/model/bradley-terry.ts";
import { curveChart } from "../charts/curve-chart.ts";
import "../loss-slider.ts";
import { chart } from "../../chart/chart.ts";
import { table, type Part } from "../part.ts";
import { three, two } from "../words.ts";
import { percent } from "../../../src/report/format.ts";

const MARGINS = [0, 1, 2, 3];
const one = html`<p class="formula">
  L(φ) = −log σ(R(Ω, Ω̂<sub>A</sub>) − R(Ω, Ω̂<sub>B</sub>)), σ(x) = 1/(1 + e<sup>−x</sup>)
</p>`;

export const pair: Part<"pair"> = {
  id: "pair",
  title: "What one pair costs",
  intro: html`<p>
      Bradley and Terry's model of a choice: A is preferred to B with probability σ(Δ), Δ = R(A) − R(B) the margin. The
      loss is the surprise at what was chosen. A was, so:
    </p>
    ${one}`,
  question: "The model finds both responses equally good: Δ = 0. What is the loss?",
  options: ["0: nothing is wrong yet", "about 0.69", "1"],
  right: () => [0, Math.LN2, 1].findIndex((value) => Math.abs(value - pairLoss(0)) < 0.01),
  figure: ({ margin }) => html`
    ${table(
      "Margin and loss",
      ["Δ", "Loss −log σ(Δ)", "The course"],
      MARGINS.map((delta) => [String(delta), three(pairLoss(delta)), [".693", ".313", ".126", ".048"][delta]]),
    )}
    <p>
      At Δ = 0 the loss is ln 2, which is chance. The course cuts the last two figures where we round. For large Δ the
      loss, about e<sup>−Δ</sup>, falls exponentially. Move Δ: for our responses about Antarctica it is ${two(margin)}.
    </p>
    <rewardlens-loss-slider></rewardlens-loss-slider>
  `,
};

export const pairs: Part<"pairs"> = {
  id: "pairs",
  title: "N pairs: argmin φ",
  intro: html`<p>One pair proves nothing. Over N choices, y<sub>n,a</sub> preferred to y<sub>n,b</sub>:</p>
    <p class="formula">
      φ̂ = argmin<sub>φ</sub> −Σ<sub>n</sub> ln σ(r(x<sub>n</sub>, y<sub>n,a</sub> | φ) − r(x<sub>n</sub>, y<sub
        >n,b</sub
      >
      | φ))
    </p>
    <p>
      The course writes an expected value in front of the sum: the mean over all pairs that people might be asked. For
      the pairs in hand that is the sum, up to a factor that moves no minimum.
    </p>`,
  question: "Which pair pulls harder at φ: one with Δ = −1, or one with Δ = 3?",
  options: ["Δ = 3: it is the clearest", "Δ = −1: the model is wrong there", "Both the same: each is one choice"],
  right: () => {
    const [wrong, clear] = [Math.abs(pairLossSlope(-1)), Math.abs(pairLossSlope(3))];
    return wrong > clear ? 1 : wrong < clear ? 0 : 2;
  },
  figure: () => html`
    ${table(
      "How hard a pair pulls",
      ["Δ", "Loss", "Slope ∂L/∂Δ = σ(Δ) − 1"],
      [-3, -1, 0, 1, 3].map((delta) => [
        String(delta).replace("-", "−"),
        three(pairLoss(delta)),
        three(pairLossSlope(delta)),
      ]),
    )}
    <p>
      Where the model disagrees with the person, the slope is near −1; where it agrees, near 0. So pairs that are still
      wrong or close decide the sum. Reward Lens adds a penalty for weights far from its prior. Without it, a few pairs
      would be memorized.
    </p>
  `,
};

/** The share of pairs on which the head agrees. */
const agreeing = (margins: readonly number[]) => margins.filter((margin) => margin > 0).length / margins.length;

export const own: Part<"own"> = {
  id: "own",
  title: "Your own pairs on the curve",
  intro: html`<p>
    Every choice has a place on the curve: its Δ by the head in use. Choices that you made in this workspace are put on
    it now; else the lesson's twelve imaginative ones, by on-topic, which was not trained on them.
  </p>`,
  question: "What share of the pairs will lie right of Δ = 0, where the head agrees?",
  options: ["Less than half", "Half to three quarters", "More than three quarters"],
  right: ({ margins }) => {
    const share = agreeing(margins);
    return share < 0.5 ? 0 : share <= 0.75 ? 1 : 2;
  },
  figure: ({ own: mine, head, margins, titles, left }, { view }) => html`
    ${chart(
      curveChart(
        "own",
        mine ? "Your choices on the curve" : "The lesson's choices on the curve",
        "Circles: the head agrees. Diamonds: it does not.",
      ),
      { dots: margins.map((margin, i) => ({ margin, title: titles[i] })) },
    )}
    <p>
      ${
        mine
          ? `Scored by ${head}. If it was trained on these choices, it has seen them: the Model panel shows how it does on choices it has not seen.${left > 0 ? ` The newest ${margins.length} are shown; ${left} are older.` : ""}`
          : `${view.trusted ? "This window has no choices of yours" : "Choices are not read in Restricted Mode"}, so these are the lesson's, scored by ${head}: ${percent(agreeing(margins))} agree. This head has another taste: answers to their query. Where it is surely wrong, the loss is high.`
      }
    </p>
  `,
};
