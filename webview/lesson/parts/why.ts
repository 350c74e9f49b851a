import { html } from "lit";
import { basil, lift, paris, president, snow } from "../../../src/protocol/lesson-texts.ts";
import type { LessonFigures, RepeatedReward, ScoredExample } from "../../../src/protocol/lesson-figures.ts";
import { scoreChart, type ScoreRow } from "../charts/score-chart.ts";
import { wordsChart } from "../charts/words-chart.ts";
import { chart } from "../../chart/chart.ts";
import { quote, table, type Part } from "../part.ts";
import { five, largest, smallest, three, two } from "../words.ts";
import { heldOut } from "../../../src/report/facts.ts";
import { percent, within } from "../../../src/report/format.ts";

export const rowsOf = (
  { responses }: ScoredExample,
  name: (text: string, i: number) => string = (text) => text,
): ScoreRow[] => responses.map((response, i) => ({ ...response, label: name(response.text, i) }));

const scoresOf = ({ responses }: ScoredExample) => responses.map(({ score }) => score);
const bot = (_text: string, i: number) => `Chatbot ${i + 1}`;

export const alignment: Part<"alignment"> = {
  id: "alignment",
  title: "Alignment: what people want, as a number",
  intro: html`<p>
      This lesson follows a course. Answer first; the figures are then made on your machine. Where the course's differ,
      you see both. Afterwards you can:
    </p>
    <ul data-testid="goals">
      <li>say what part language plays in a reward model;</li>
      <li>put numbers on answers from people's preferences, and read such numbers;</li>
      <li>see which behaviour of a model makes users satisfied;</li>
      <li>check that a model is consistent, reliable and factual;</li>
      <li>explain how the Bradley–Terry loss drives learning.</li>
    </ul>
    <p>
      A language model writes what is likely; a reward model says what people want. Language is all it is given: from
      the words of a query and a response it makes one number, the reward R, and a policy is steered towards high ones.
      That is where people's judgement enters.
    </p>
    <p>
      The head <i>on-topic</i> scores, which ships with Reward Lens. It learned one thing: an answer to its own query
      beats an answer to another. The query: <b>${president.query}</b>
    </p>`,
  question: "Which answer will score lowest?",
  options: president.responses,
  right: (figures) => smallest(scoresOf(figures)),
  figure: (figures) => {
    const [full, short, wrong] = figures.responses;
    return html`${chart(
        scoreChart(
          "scores-alignment",
          president.query,
          "The score is σ(R): the probability that the response beats an average one. The bar is its 90% interval.",
        ),
        rowsOf(figures),
      )}
      <p>
        The course says that “George Washington” scores high. In a full sentence it does: ${two(full.score)}. The bare
        name gets ${two(short.score)} (${two(short.interval[0])} to ${two(short.interval[1])}): two words say too
        little. The wrong president gets ${two(wrong.score)}: on-topic, and false. A reward model rewards what its
        choices taught it and nothing else; see step 5.
      </p>`;
  },
};

export const quality: Part<"quality"> = {
  id: "quality",
  title: "Quality as a number",
  intro: html`<p>
      Two chatbots answer the same query, one more accurately and in more detail. A reward says by how much it is
      better, for these two and for a thousand others. The head <i>helpful</i> scores: it learned from people who said
      which of two answers helps more.
    </p>
    <p><b>${basil.query}</b></p>
    ${basil.responses.map((text, i) => quote(`Chatbot ${i + 1}`, text))}`,
  question: "Which chatbot gets the higher reward?",
  options: ["Chatbot 1", "Chatbot 2"],
  right: (figures) => largest(scoresOf(figures)),
  figure: (figures) => {
    const { probability, interval, margin } = figures.comparison;
    return html`${chart(
        scoreChart("scores-quality", "Two chatbots, one number each", "Scored by helpful."),
        rowsOf(figures, bot),
      )}
      <p>
        Δ = ${two(margin)}, so chatbot 2 is preferred with probability σ(Δ) = ${two(probability)} (90% interval
        ${two(interval[0])} to ${two(interval[1])}). One pair says little; a mean over many queries ranks two systems.
      </p>`;
  },
};

export const optimisation: Part<"optimisation"> = {
  id: "optimisation",
  title: "Guiding optimisation",
  intro: html`<p>
      Reward short, direct answers, and a model trained on the reward drifts to them. No language model need be trained
      to see it: draw N answers and keep the one with the highest reward (best of N). The larger N, the harder the
      reward pulls.
    </p>
    <p>
      When you answer, a head is trained on ten pairs whose direct answer was chosen. Then it picks among these answers
      to <b>${lift.query}</b>
    </p>
    <ul>
      ${lift.responses.map((text) => html`<li class="text">${text}</li>`)}
    </ul>`,
  question: "As N grows from 1 to 6, how does the length of the kept answer change?",
  options: ["It gets longer", "It stays about the same", "It gets shorter"],
  right: ({ best }) => {
    const ratio = best.at(-1)!.words / best[0].words;
    return ratio > 1.1 ? 0 : ratio < 0.9 ? 2 : 1;
  },
  figure: ({ best, candidates, head }) => {
    const order = [...candidates].sort((a, b) => b.reward - a.reward);
    return html`${chart(wordsChart, best)}
      ${table(
        "Answers by reward, highest first",
        ["Answer", "Reward R", "Words"],
        order.map(({ text, reward, words }) => [text, three(reward), String(words)]),
      )}
      <p>
        Only the reward made the policy brief. In these ${head.pairs} pairs, which are very few, the chosen one was
        always shorter: length alone is right on ${percent(head.lengthBaseline)} of held-out pairs, the head on
        ${within(heldOut(head))}. It may have learned nothing but length. So rewards are gamed.
      </p>`;
  },
};

export const preference: Part<"preference"> = {
  id: "preference",
  title: "User preference",
  intro: html`<p>
      People differ. Somebody who likes imaginative answers made twelve choices; when you answer, a head is trained on
      them, and both score two answers to <b>${snow.query}</b>
    </p>
    ${quote("Plain", snow.responses[0])} ${quote("Imaginative", snow.responses[1])}`,
  question: "Which answer will the newly trained head put first?",
  options: ["The plain one, as on-topic does", "The imaginative one"],
  right: ({ after }) => largest(scoresOf(after)),
  figure: ({ before, after, head }) => {
    const name = (which: string) => (_text: string, i: number) => `${which}: ${i === 0 ? "plain" : "imaginative"}`;
    return html`${chart(
        scoreChart(
          "scores-preference",
          "The same answers by two heads",
          "A score compares with the average response of a head's own training, so compare within a head.",
        ),
        [...rowsOf(before, name("on-topic")), ...rowsOf(after, name("trained on 12 choices"))],
      )}
      <p>
        On unseen choices the new head is right in ${within(heldOut(head))}; length alone in
        ${percent(head.lengthBaseline)}. See the intervals, too: after ${head.pairs} choices the order may be right, yet
        the size of a score is hardly known.
      </p>`;
  },
};

const different = ({ rewards }: RepeatedReward) => new Set(rewards).size;

export function repeatedFigure(figures: RepeatedReward, name: string) {
  const { rewards } = figures;
  const count = different(figures);
  const [low, high] = [Math.min(...rewards), Math.max(...rewards)];
  return html`${table(
      name,
      ["Pass", "R"],
      rewards.map((reward, i) => [`${i + 1}`, String(reward)]),
    )}
    <p>
      ${rewards.length} passes of the encoder, ${count} different ${count === 1 ? "reward" : "rewards"}; the largest
      difference is ${five(high - low)}.
    </p>`;
}

export const consistency: Part<"consistency"> = {
  id: "consistency",
  title: "Consistency",
  intro: html`<p>
    A judge whose mind changes between two readings cannot train anything. “${paris.response}” answers “${paris.query}”.
    The encoder reads it ten times, never from a cache.
  </p>`,
  question: "How many different rewards will come out?",
  options: ["One", "Two to nine", "Ten"],
  right: (figures) => (different(figures) === 1 ? 0 : different(figures) < figures.rewards.length ? 1 : 2),
  figure: (figures: LessonFigures["consistency"]) =>
    html`${repeatedFigure(figures, "R of each pass")}
      <p>
        The course says the same <i>high</i> score. Ours is the same, but not high: one word says little, as in the
        first question.
      </p>`,
};
