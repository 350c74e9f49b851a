import type { HeadCard } from "../core/model/head.ts";
import { roundForDisplay } from "../core/evaluation/evidence.ts";
import { wilson } from "../core/math/statistics.ts";
import { MORE_CHOICES, type ModelFigures } from "./figures.ts";
import { choicesText, count, percent, within } from "./format.ts";
import { moreChoices, moreChoicesText } from "./more-choices.ts";

/** What a button beside the sentence does. */
export type NextAction = "compare" | "train" | "none";

/** The one sentence on top: what to do next, and why. */
export interface NextStep {
  readonly sentence: string;
  readonly action: NextAction;
}

/** A first model of fewer choices says little. */
export const ENOUGH_CHOICES = 12;
/** A calibration error above this is reported, where there are enough choices to measure it. */
const LARGE_ECE = 0.15;
const ENOUGH_FOR_ECE = 100;
const WORTH_GAINING = 0.01;
/** Below this share of new responses with a number, more choices come first. */
const MOST = 0.5;

/**
 * What a person should do next. Says no more than the figures do.
 * @param card of the model that is shown; undefined while only a built-in model scores.
 * @param newChoices choices made since that model was trained.
 * @param open share of the responses in open files that have a score, where that is known.
 */
export function nextStep(
  card: HeadCard | undefined,
  figures: Pick<ModelFigures, "projection"> | undefined,
  newChoices: number,
  open?: number,
): NextStep {
  if (card === undefined) return firstStep(newChoices);
  const { pairs, heldOutAccuracy: right, lengthBaseline } = card;
  const [low, high] = card.heldOutInterval;
  const accuracy = within({ value: right, low, high });
  if (newChoices >= Math.max(5, 0.1 * pairs))
    return step("train", `You made ${choicesText(newChoices)} since this model was trained. Train again to use them.`);
  if (low <= 0.5) return step("compare", notAboveChance(right, pairs));
  if (!beatsLength(card))
    return step(
      "compare",
      `The model is not yet better than length alone (${percent(lengthBaseline)}). Compare more responses of about the same length.`,
    );
  if (pairs >= ENOUGH_FOR_ECE && card.ece > LARGE_ECE)
    return step(
      "compare",
      `Trust the order, not the numbers, until you have more choices: confidence and accuracy differ by ${percent(card.ece)}.`,
    );
  const more = moreChoices({ card });
  if ((open ?? card.unseen?.scoredShare ?? 1) < MOST) {
    const where = open === undefined ? "new responses" : "responses in your open files";
    const make = more === undefined ? "Compare some of them" : `Make ${moreChoicesText(more)}`;
    return step("compare", `It predicts ${accuracy} of unseen choices, but it is unsure about most ${where}. ${make}.`);
  }
  const { projection } = figures ?? {};
  if (projection && projection.value - right >= WORTH_GAINING)
    return step(
      "compare",
      `Use it. About ${MORE_CHOICES} more choices may raise it from ${percent(right)} to ${within(projection)}.`,
    );
  return step(
    "none",
    `Use it. It predicts ${accuracy} of unseen choices.${projection ? " More choices like these would change little." : ""}`,
  );
}

/** Whether the model is shown to be better than length alone, as the findings say it; older cards have no comparison. */
const beatsLength = ({ report, heldOutInterval: [low], lengthBaseline }: HeadCard): boolean =>
  report?.againstLength ? report.againstLength.verdict === "better" : low > lengthBaseline;

const step = (action: NextAction, sentence: string): NextStep => ({ action, sentence });

function firstStep(newChoices: number): NextStep {
  if (newChoices === 0)
    return step("compare", "Choose between a dozen pairs of responses, then train your first model.");
  if (newChoices < ENOUGH_CHOICES)
    return step(
      "compare",
      `You made ${choicesText(newChoices)}. Make ${count(ENOUGH_CHOICES - newChoices)} more, then train your first model.`,
    );
  return step("train", `You made ${choicesText(newChoices)}. Train your first model.`);
}

function notAboveChance(right: number, pairs: number): string {
  const begin = `After ${choicesText(pairs)} the model is not yet better than chance`;
  const needed = choicesToBeatChance(right, pairs);
  return needed === undefined
    ? `${begin}. Compare more, above all pairs where you are sure.`
    : `${begin}. If it stays at ${percent(right)}, ${moreChoicesText(roundForDisplay(needed - pairs))} would show that it is.`;
}

/** Choices at which the 90% interval of a share of `right` leaves one half; undefined where that is far off. */
export function choicesToBeatChance(right: number, pairs: number): number | undefined {
  for (let n = pairs + 1; n <= 10 * pairs; n++) if (wilson(right * n, n).low > 0.5) return n;
  return undefined;
}
