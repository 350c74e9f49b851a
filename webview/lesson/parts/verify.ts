import { html, nothing } from "lit";
import { antarctica, changes, statements } from "../../../src/protocol/lesson-texts.ts";
import type { LessonFigures } from "../../../src/protocol/lesson-figures.ts";
import { scoreChart } from "../charts/score-chart.ts";
import { chart } from "../../chart/chart.ts";
import { quote, table, type Part } from "../part.ts";
import { largest, three, two } from "../words.ts";
import { repeatedFigure } from "./why.ts";

const spread = ({ rewards }: LessonFigures["same"]) => Math.max(...rewards) - Math.min(...rewards);

export const same: Part<"same"> = {
  id: "same",
  title: "Consistent: the same input, the same score",
  intro: html`<p>
    Before a reward is trusted it is checked. First: does the reward of A, the treaty, depend on when it is asked for?
  </p>`,
  question: "In ten passes over A, how much will the highest reward differ from the lowest?",
  options: ["Nothing at all", "Less than 0.01", "0.01 or more"],
  right: (figures) => (spread(figures) === 0 ? 0 : spread(figures) < 0.01 ? 1 : 2),
  figure: (figures) =>
    html`${repeatedFigure(figures, "R of A in each pass")}
      <p>
        The encoder reads one text at a time, so no neighbour in a batch changes a sum. Another processor may round
        differently: same bits is promised on one machine.
      </p>`,
};

const kinds: Record<LessonFigures["changed"]["changes"][number]["kind"], string> = {
  paraphrase: "A paraphrase",
  typo: "Two typos",
  sentences: "Sentences reordered",
  order: "The pair turned round",
};
const kindOrder = ["paraphrase", "typo", "sentences", "order"] as const;

const moved = ({ changes }: LessonFigures["changed"]) =>
  kindOrder.map((kind) => {
    const found = changes.find((change) => change.kind === kind)!;
    return Math.abs(found.after.score - found.before.score);
  });

export const changed: Part<"changed"> = {
  id: "changed",
  title: "Reliable: changes that should not matter",
  intro: html`<p>
      A good answer stays good in other words, with a typo, with its sentences in another order, or shown second. The
      query is <b>${antarctica.query}</b>
    </p>
    ${changes.map(
      ({ kind, before, after }, i) =>
        html`<h3>${kinds[kind]}</h3>
          ${before === changes[i - 1]?.before ? nothing : quote("Before", before)} ${quote("After", after)}`,
    )}`,
  question: "Which change will move the score most?",
  options: kindOrder.map((kind) => kinds[kind]),
  right: (figures) => largest(moved(figures)),
  figure: (figures) => {
    const rows = figures.changes.flatMap(({ kind, before, after }) =>
      kind === "order"
        ? []
        : [
            { ...before, label: `${kinds[kind]}: before` },
            { ...after, label: `${kinds[kind]}: after` },
          ],
    );
    return html`${chart(scoreChart("scores-changed", "Before and after", "Scored by on-topic."), rows)}
      ${table(
        "How much each change moves the score",
        ["Change", "R before", "R after", "Score moves by"],
        figures.changes.map(({ kind, before, after }) => [
          kinds[kind],
          three(before.reward),
          three(after.reward),
          two(Math.abs(after.score - before.score)),
        ]),
      )}
      <p>
        The order in a pair cannot matter here: each response is scored separately. A misspelt name is split into pieces
        that the encoder knows nothing about. Whether a typo should cost anything is for your own choices to decide.
      </p>`;
  },
};

/** True statements that are clearly ahead: the whole 90% interval of P(true ≻ false) above one half. */
const clearlyAhead = ({ statements }: LessonFigures["facts"]) =>
  statements.filter(({ comparison: { interval } }) => interval[0] > 0.5).length;

export const facts: Part<"facts"> = {
  id: "facts",
  title: "Factual: what this encoder can know, and what it cannot",
  intro: html`<p>
      Now the hard one: four queries, each with a true and a false statement that differ in one word or number. A reward
      model that knew facts would put the true one clearly ahead.
    </p>
    ${statements.map(({ right, wrong }) => html`${quote("True", right)} ${quote("False", wrong)}`)}`,
  question: "For how many of the four will on-topic put the true one clearly ahead (its whole 90% interval above ½)?",
  options: ["None or one", "Two or three", "All four"],
  right: (figures) => {
    const clear = clearlyAhead(figures);
    return clear <= 1 ? 0 : clear < figures.statements.length ? 1 : 2;
  },
  figure: (figures) => {
    const ahead = figures.statements.filter(({ comparison: { margin } }) => margin > 0).length;
    return html`${table(
        "True and false statements",
        ["Statement", "True: R", "False: R", "P(true ≻ false)", "90% interval"],
        figures.statements.map(({ right, wrong, comparison: { probability, interval } }) => [
          html`${right.text} <span class="quiet">/ ${wrong.text}</span>`,
          three(right.reward),
          three(wrong.reward),
          two(probability),
          `${two(interval[0])} to ${two(interval[1])}`,
        ]),
      )}
      <p>
        The true statement has the higher reward in ${ahead} of ${figures.statements.length}, and is clearly ahead in
        ${clearlyAhead(figures)}. This encoder is small and was made to recognize similar texts, and to it “Paris” and
        “Lyon” are similar. It can see that an answer is about the query, in which form and tone; it cannot look
        anything up. So a high score here never means <i>true</i>. Check facts in other ways.
      </p>`;
  },
};
