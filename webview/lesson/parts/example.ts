import { html } from "lit";
import { antarctica } from "../../../src/protocol/lesson-texts.ts";
import type { LessonFigures } from "../../../src/protocol/lesson-figures.ts";
import { partsChart } from "../charts/parts-chart.ts";
import { scoreChart } from "../charts/score-chart.ts";
import { chart } from "../../chart/chart.ts";
import { table, type Part } from "../part.ts";
import { largest, three, two } from "../words.ts";
import { rowsOf } from "./why.ts";
import { signed } from "../../../src/report/format.ts";

/** The course's scores. */
const COURSE_SCORES = [0.89, 0.03];

export const scores: Part<"scores"> = {
  id: "scores",
  title: "Two scores",
  intro: html`<p>
    The course, by another model, scores A, which is factual, with ${COURSE_SCORES[0]}, and B, which is wrong, if funny,
    with .03.
  </p>`,
  question: "What will our head on-topic say?",
  options: ["A is better, and it is sure (P above .9)", "A is better, but it is not sure", "B is better"],
  right: ({ comparison: { probability } }) => (probability > 0.9 ? 0 : probability > 0.5 ? 1 : 2),
  figure: (figures) => {
    const { margin, probability, interval } = figures.comparison;
    const names = ["A, the treaty", "B, the penguins"];
    return html`${chart(
        scoreChart("scores-antarctica", antarctica.query, "Scored by on-topic."),
        rowsOf(figures, (_text, i) => names[i]),
      )}
      ${table(
        "The course's scores and ours",
        ["Response", "The course", "Here"],
        figures.responses.map(({ score }, i) => [names[i], two(COURSE_SCORES[i]), two(score)]),
      )}
      <p>
        The models differ, encoder and head, and a score here is the probability to beat an average response: only the
        order can be compared. Δ = R(A) − R(B) = ${two(margin)}, so P(A ≻ B) = σ(Δ) = ${three(probability)} (90%
        interval ${three(interval[0])} to ${three(interval[1])}).
      </p>`;
  },
};

const groups = ["Antarctic Treaty System", "multiple countries", "governed by"] as const;

/** What the tokens of some words add, for A. */
export function groupSums(figures: LessonFigures["explained"]): number[] {
  const [{ text, tokens: parts }] = figures;
  let at = 0;
  const placed = parts.map((token) => {
    const start = text.indexOf(token.text, at);
    at = start + token.text.length;
    return { ...token, start };
  });
  return groups.map((words) => {
    const from = text.indexOf(words);
    return placed
      .filter(({ start }) => start >= from && start < from + words.length)
      .reduce((sum, { part }) => sum + part, 0);
  });
}

/** The charts of A's parts and of B's. */
const partsOf = [
  {
    title: "A, the treaty",
    note: "In logits, against the average training response, in the order of the text: to the right what raises R, to the left what lowers it.",
  },
  { title: "B, the penguins", note: "Drawn as for A." },
] as const;

export const explained: Part<"explained"> = {
  id: "explained",
  title: "Why the scores differ",
  intro: html`<p>
    R is linear in a mean over tokens, so each token's share is exact. The course says that A's “Antarctic Treaty
    System” and “multiple countries” agree with what is known, and B's “penguin overlords” do not.
  </p>`,
  question: "Which words of A will add most to its reward, all their tokens together?",
  options: groups,
  right: (figures) => largest(groupSums(figures)),
  figure: (figures) => {
    const sums = groupSums(figures);
    return html`${figures.map(({ tokens: parts, surface, cosine }, i) =>
        chart(partsChart(`parts-${i}`, partsOf[i].title, partsOf[i].note), [
          ...parts.map(({ text, part }) => ({ name: text, part })),
          { name: "text features", part: surface },
          { name: "cosine with Ω", part: cosine },
        ]),
      )}
      ${table(
        "Text features that add most",
        ["Text feature", "What it is", "Adds to R(A)"],
        figures[0].features.map(({ name, why, part }) => [name, why, signed(part)]),
      )}
      <p>
        In A: ${groups.map((words, i) => `“${words}” ${signed(sums[i])}`).join(", ")}; the plain features of the text
        ${signed(figures[0].surface)}. These parts say what moved this model's number, not that it knows the treaty: the
        course explains A's score by knowledge; by these parts ours comes from likeness to the query and from form.
      </p>`;
  },
};
