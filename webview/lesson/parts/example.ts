import { html } from "lit";
import { antarctica } from "../../../src/protocol/lesson-texts.ts";
import type { LessonFigures, LessonToken } from "../../../src/protocol/lesson.ts";
import { partsChart } from "../charts/parts-chart.ts";
import { scoreChart } from "../charts/score-chart.ts";
import { stripChart } from "../charts/strip-chart.ts";
import { chart, quote, table, type Part } from "../part.ts";
import { largest, signed, three, two } from "../words.ts";
import { rowsOf } from "./why.ts";

/** What the course prints as the tokens of B. */
const COURSE_TOKENS = ["our", "penguin", "overlords", "run", "the", "show", "down", "there"];
/** The course's scores. */
const COURSE_SCORES = [0.89, 0.03];

const scene = html`<p>The query Ω: <b>${antarctica.query}</b></p>
  ${quote("A", antarctica.treaty)} ${quote("B", antarctica.penguins)}`;

const spelled = ({ text, goesOn }: LessonToken) => (goesOn ? `##${text}` : text);

const chips = (name: string, all: readonly string[]) =>
  html`<h3>${name}</h3>
    <ol class="chips" aria-label=${name}>
      ${all.map((token) => html`<li>${token}</li>`)}
    </ol>`;

export const tokens: Part<"tokens"> = {
  id: "tokens",
  title: "Tokens",
  intro: html`${scene}
    <p>
      An encoder reads tokens: words, or pieces of words where a word is not in its list of about 30,000. The course
      prints B's tokens as ${COURSE_TOKENS.join(" · ")}.
    </p>`,
  question: "B has six words. How many tokens will our tokenizer make of it, full stop included?",
  options: ["6 or 7", "8", "9 or more"],
  right: ({ responses }) => (responses[1].length < 8 ? 0 : responses[1].length === 8 ? 1 : 2),
  figure: ({ query, responses: [a, b] }) => {
    const ours = b.map(spelled);
    const plain = b.map(({ text }) => text.toLowerCase());
    const missing = COURSE_TOKENS.filter((token) => !plain.includes(token));
    return html`${chips(`Ω, ${query.length} tokens`, query.map(spelled))}
      ${chips(`A, ${a.length} tokens`, a.map(spelled))} ${chips(`B, ${b.length} tokens`, ours)}
      <p>
        ## marks a piece that goes on the word before; the tokenizer ignores upper case. The course counts A's words,
        twelve of them, and not its punctuation. Its list for B does not fit its own sentence:
        ${missing.map((token) => `“${token}”`).join(", ")} ${missing.length === 1 ? "is" : "are"} not among the real
        tokens of “${antarctica.penguins}”. What an encoder is given, all in one line, is [CLS] Ω [SEP] Ω̂ [SEP]:
        ${query.length + a.length + 3} tokens for A, ${query.length + b.length + 3} for B.
      </p>`;
  },
};

export const embedding: Part<"embedding"> = {
  id: "embedding",
  title: "Embeddings, and R = Wᵀ·E(Ω⊕Ω̂) + b",
  intro: html`<p>
    The encoder turns each token into a vector that depends on all tokens around it: E(Ω) = [CLS], e<sub>ω1</sub>,
    e<sub>ω2</sub>, … and E(Ω̂) likewise. [CLS] is a token of its own in front, whose vector many models take for the
    whole text. ⊕ joins query and response, so that the response is read with the query before it. The reward is linear
    in what comes out: each number times its weight in W, summed, plus b. W and b are learnt.
  </p>`,
  question: "What do you think this product multiplies by W?",
  options: [
    "The vector of [CLS], from the last layer",
    "The mean vector of the response's tokens from middle layers, with some plain features of the text",
    "All vectors of all tokens, one after the other",
  ],
  right: () => 1,
  figure: ({ states, phi, blocks, bias, reward, score }) => html`
    ${states.map(({ text, rows }, i) =>
      table(
        i === 0 ? `E(Ω), first numbers of each token: ${text}` : `E(Ω̂) of A, read behind Ω: ${text}`,
        [i === 0 ? "E(Ω)" : "E(Ω̂)", ...rows[0].values.map((_, j) => `e${j + 1}`)],
        rows.map(({ token, values }) => [token, ...values.map(two)]),
      ),
    )}
    <p class="quiet">
      The first ${states[0].rows[0].values.length} of ${blocks[1].length} numbers of each token in the upper layer,
      standardised.
    </p>
    ${chart(stripChart, { values: phi, blocks })}
    ${table(
      "R as a sum",
      ["Part of Wᵀ·E", "Numbers", "Sum of weight × number"],
      [
        ...blocks.map(({ name, length, product }) => [name, String(length), three(product)]),
        ["b", "1", three(bias)],
        ["R", "", three(reward)],
        ["score σ(R)", "", three(score)],
      ],
    )}
    <p>
      Our encoder has a [CLS] too, but nothing is read off it: R reads the mean over the response's tokens in two middle
      layers, plain features of the text, and how alike query and response are (the cosine). b has no say in which of
      two responses wins: it is in both rewards, and cancels.
    </p>
  `,
};

export const scores: Part<"scores"> = {
  id: "scores",
  title: "Two scores",
  intro: html`<p>
    The course scores A with ${COURSE_SCORES[0]}, which is factual, and B with .03, which is wrong, if funny. Its scores
    come from another model than ours.
  </p>`,
  question: "What will our head on-topic say?",
  options: ["A is better, and it is sure (P above .9)", "A is better, but it is not sure", "B is better"],
  right: ({ comparison: { probability } }) => (probability > 0.9 ? 0 : probability > 0.5 ? 1 : 2),
  figure: (figures) => {
    const { margin, probability, interval } = figures.comparison;
    const names = ["A, the treaty", "B, the penguins"];
    return html`${chart(
        scoreChart("scores-antarctica", antarctica.query, "Scored by on-topic, now, on this machine."),
        rowsOf(figures, (_text, i) => names[i]),
      )}
      ${table(
        "The course's scores and ours",
        ["Response", "The course", "Here"],
        figures.responses.map(({ score }, i) => [names[i], two(COURSE_SCORES[i]), two(score)]),
      )}
      <p>
        The figures differ since the models differ: another encoder, another head, and a score here means the
        probability to beat an average response. The order is what can be compared. Δ = R(A) − R(B) = ${two(margin)}, so
        P(A ≻ B) = σ(Δ) = ${three(probability)} (90 % interval ${three(interval[0])} to ${three(interval[1])}).
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

export const explained: Part<"explained"> = {
  id: "explained",
  title: "Why the scores differ",
  intro: html`<p>
    R is a mean over the response's tokens, so each token's share is exact: no approximation. The course says that A's
    “Antarctic Treaty System” and “multiple countries” agree with what is known, and B's “penguin overlords” do not.
  </p>`,
  question: "Which words of A will add most to its reward, all their tokens together?",
  options: groups,
  right: (figures) => largest(groupSums(figures)),
  figure: (figures) => {
    const sums = groupSums(figures);
    return html`${figures.map(({ tokens: parts, surface, cosine }, i) =>
        chart(partsChart(`parts-${i}`, i === 0 ? "A, the treaty" : "B, the penguins"), [
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
        ${signed(figures[0].surface)}. These parts say what moved this model's number. They do not say that the model
        knows the treaty: where the course explains A's score by knowledge, ours comes from likeness to the query and
        from form, as far as the table shows.
      </p>`;
  },
};
