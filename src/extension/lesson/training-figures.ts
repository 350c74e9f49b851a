import { dot } from "../../core/math/vectors.ts";
import { margins, sigmoid } from "../../core/model/bradley-terry.ts";
import { differencesOf } from "../../core/model/differences.ts";
import { descend, gradientStep, pairGradient } from "../../core/model/gradient-descent.ts";
import { comparePair } from "../../core/model/score.ts";
import type { FigureOptions } from "../../protocol/lesson.ts";
import type { DescentStep, LessonFigures } from "../../protocol/lesson-figures.ts";
import { lessonStarter } from "../heads/starters.ts";
import { chosenPairs } from "./lesson-choices.ts";
import { preferredMargins, type Laboratory } from "./laboratory.ts";
import { antarctica } from "../../protocol/lesson-texts.ts";
import { shorten } from "../../report/format.ts";

/** The person's own choices that are put on the curve: the newest. */
const MOST_OWN = 200;
/** Steps of a descent. */
const STEPS = 40;
/** η of a descent that none was chosen for. */
const RATE = 0.001;
/** η of the lesson's worked step, and of the real one. */
const STEP_RATE = 0.01;
const TITLE = 60;
const WEIGHTS_SHOWN = 4;

/** Δ of the example's pair: where the slider begins. */
export async function margin(laboratory: Laboratory): Promise<{ readonly margin: number }> {
  const { head, preferred, other } = await examplePair(laboratory);
  return { margin: comparePair(head, preferred, other).margin };
}

async function examplePair(laboratory: Laboratory) {
  const { query, treaty, penguins } = antarctica;
  const head = await laboratory.starter(lessonStarter);
  const texts = [treaty, penguins].map((response) => ({ query, response }));
  const [preferred, other] = await laboratory.features(texts);
  return { head, preferred, other };
}

/** The person's choices on the curve by the head in use; without any, the lesson's by the shipped one. */
export async function own(laboratory: Laboratory): Promise<LessonFigures["own"]> {
  const choices = (await laboratory.choices()).filter(({ label }) => label !== 0.5);
  const mine = choices.slice(-MOST_OWN);
  const pairs = mine.length > 0 ? mine : await laboratory.pairs("imaginative");
  const { head, name } =
    mine.length > 0
      ? await laboratory.current()
      : { head: await laboratory.starter(lessonStarter), name: lessonStarter };
  const margins = preferredMargins(head, await laboratory.preferenceSet(pairs));
  const titles = pairs.map(({ query }) => shorten(query, TITLE));
  return { own: mine.length > 0, head: name, margins, titles, left: choices.length - mine.length };
}

/** Gradient descent from W = 0 on what the person chose in the lesson. @throws RangeError before anything is chosen. */
export async function descent(
  laboratory: Laboratory,
  { rate = RATE }: FigureOptions,
): Promise<LessonFigures["descent"]> {
  const training = chosenPairs(laboratory.chosen());
  if (training.length === 0) throw new RangeError("nothing is chosen yet");
  const set = await laboratory.preferenceSet(training);
  const differences = differencesOf(set, []);
  const { theta, losses } = descend(differences, rate, STEPS);
  const towards = Array.from(margins(differences, theta), (margin, i) =>
    differences.label[i] > 0.5 ? margin : -margin,
  );
  return { rate, losses, margins: towards };
}

/** One step on the example's pair, from W = 0 and from the shipped head. */
export async function step(
  laboratory: Laboratory,
  { rate = STEP_RATE }: FigureOptions,
): Promise<LessonFigures["step"]> {
  const { head, preferred, other } = await examplePair(laboratory);
  const from = (name: DescentStep["from"], weights: Float32Array, bias: number): DescentStep => {
    const rewards = (w: ArrayLike<number>) =>
      [preferred, other].map((phi) => dot(w, 0, phi, 0, phi.length) + bias) as [number, number];
    const before = rewards(weights);
    const delta = before[0] - before[1];
    const probability = sigmoid(delta);
    const gradient = pairGradient(probability, preferred, other);
    const moved = gradientStep(weights, gradient, rate);
    const after = rewards(moved);
    const largest = Array.from(gradient, (_, index) => index)
      .sort((a, b) => Math.abs(gradient[b]) - Math.abs(gradient[a]))
      .slice(0, WEIGHTS_SHOWN);
    return {
      ...{ from: name, probability, margin: delta, marginAfter: after[0] - after[1] },
      gradientNorm: Math.sqrt(dot(gradient, 0, gradient, 0, gradient.length)),
      weights: largest.map((index) => ({ index, before: weights[index], after: moved[index] })),
      rewards: before.map((value, i) => ({ before: value, after: after[i] })),
    };
  };
  return { rate, starts: [from("zero", new Float32Array(preferred.length), 0), from("head", head.weights, head.bias)] };
}
