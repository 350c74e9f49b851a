import { html } from "lit";
import { clsChart } from "../charts/cls-chart.ts";
import { stripChart } from "../charts/strip-chart.ts";
import { chart } from "../../chart/chart.ts";
import { table, type Part } from "../part.ts";
import { three, two } from "../words.ts";

/** Columns of the first numbers of a vector, as words. */
const firstOf = (values: ArrayLike<number>, { length }: ArrayLike<number>) =>
  Array.from({ length }, (_, j) => two(values[j]));

export const embedding: Part<"embedding"> = {
  id: "embedding",
  title: "Embeddings, and R = Wᵀ·E(Ω⊕Ω̂) + b",
  intro: html`<p>
    The encoder turns each token into a vector that depends on all the others: E(Ω) = [CLS], e<sub>ω1</sub>,
    e<sub>ω2</sub>, … and E(Ω̂) likewise. [CLS] comes first; many models take its vector for the whole text. ⊕ joins
    query and response: the response is read after the query. The reward is linear in what comes out: each number times
    its weight in W, summed, plus b. W and b are learned.
  </p>`,
  question: "What does this product multiply by W?",
  options: [
    "The vector of [CLS], from the last layer",
    "The mean vector of the response's tokens from middle layers, with some plain features of the text",
    "All vectors of all tokens, one after the other",
  ],
  right: () => 1,
  figure: ({ states, phi, blocks, bias, reward, score }) => {
    const [read] = blocks;
    const mean = phi.subarray(0, read.length);
    const [{ values: shown }] = states[0].rows;
    return html`
      ${states.map(({ text, rows, cls }, i) =>
        table(
          i === 0 ? `E(Ω), first numbers of each token: ${text}` : `E(Ω̂) of A, read after Ω: ${text}`,
          [i === 0 ? "E(Ω)" : "E(Ω̂)", ...shown.map((_, j) => `e${j + 1}`)],
          [
            ["[CLS]", ...firstOf(cls, shown)],
            ...rows.map(({ token, values }) => [token, ...firstOf(values, shown)]),
            ...(i === 0 ? [] : [[html`<b>mean of A's tokens</b>`, ...firstOf(mean, shown)]]),
          ],
        ),
      )}
      <p class="quiet">
        The first ${shown.length} of ${read.length} numbers of each token: its part along the directions in which
        answers to one query differ most. The mean is over A's tokens; those of its opening and ending count more.
      </p>
      ${chart(clsChart, { cls: states[1].cls, mean })}
      <p>
        Reward Lens scores from the mean, not from [CLS]: this encoder was trained so that the mean over the tokens
        represents the text. A mean is also a sum of shares, one per token, so this step's last question has an exact
        answer. [CLS] has no such shares. With [CLS] as a further part of E, heads were not right more often. On one set
        of real choices they were right on 56.7% of pairs, and without it on 57.2%, which is within chance.
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
        So R reads the mean over the response's tokens in two middle layers, plain features of the text, and how alike
        query and response are (the cosine). b cannot decide which of two responses wins: in both rewards, it cancels.
      </p>
    `;
  },
};
