import { roundForDisplay } from "../core/evaluation/evidence.ts";
import type { HeadCard } from "../core/model/head.ts";
import { wilson } from "../core/math/statistics.ts";
import { MORE_CHOICES, type ModelFigures } from "./figures.ts";
import { choicesText, count, percent, within } from "./words.ts";

/** What a button beside the sentence does. */
export type NextAction = "compare" | "train" | "none";

/** The one sentence on top: what to do next, and why. */
export interface NextStep {
  readonly sentence: string;
  readonly action: NextAction;
}

/** A first head of fewer choices says little. */
const DOZEN = 12;
/** A calibration error above this is told, where there are choices enough to measure it. */
const LARGE_ECE = 0.15;
const ENOUGH_FOR_ECE = 100;
const WORTH_GAINING = 0.01;
/** Below this share of new responses with a number, more choices come first. */
const MOST = 0.5;

/**
 * What a person should do next. Says no more than the figures do.
 * @param card of the head that is shown; undefined while only a starter scores.
 * @param newChoices choices made since that head was trained.
 */
export function nextStep(
  card: HeadCard | undefined,
  figures: Pick<ModelFigures, "projection"> | undefined,
  newChoices: number,
): NextStep {
  if (card === undefined) return firstStep(newChoices);
  const { pairs, heldOutAccuracy: right, lengthBaseline } = card;
  const [low, high] = card.heldOutInterval;
  if (newChoices >= Math.max(5, 0.1 * pairs))
    return step("train", `You made ${choicesText(newChoices)} since this head was trained: train again to use them.`);
  if (low <= 0.5) return step("compare", notAboveChance(right, pairs));
  if (low <= lengthBaseline)
    return step(
      "compare",
      `The head is not shown to be better than length alone (${percent(lengthBaseline)}): compare more responses of about the same length.`,
    );
  if (pairs >= ENOUGH_FOR_ECE && card.ece > LARGE_ECE)
    return step(
      "compare",
      `How sure the head is differs from how often it is right by ${percent(card.ece)}: take its order, not its numbers, until there are more choices.`,
    );
  const { told = 1, needed } = card.unseen ?? {};
  if (told < MOST && needed !== undefined && needed > pairs)
    return step(
      "compare",
      `It foretells ${within(right, low, high)} of choices that it has not seen, but on most new responses it says "not enough choices yet": with about ${count(roundForDisplay(needed))} choices in all that would change.`,
    );
  const { projection } = figures ?? {};
  if (projection && projection.value - right >= WORTH_GAINING)
    return step(
      "compare",
      `Use it, and go on: if the trend goes on, ${MORE_CHOICES} more choices would bring it from ${percent(right)} to about ${within(projection.value, projection.low, projection.high)}.`,
    );
  return step(
    "none",
    `Use it: it foretells ${within(right, low, high)} of choices that it has not seen${projection ? ", and more choices like these would change little" : ""}.`,
  );
}

const step = (action: NextAction, sentence: string): NextStep => ({ action, sentence });

function firstStep(newChoices: number): NextStep {
  if (newChoices === 0)
    return step("compare", "Choose between a dozen pairs of responses, then train: there is no head of your own yet.");
  if (newChoices < DOZEN)
    return step(
      "compare",
      `You made ${choicesText(newChoices)}: ${count(DOZEN - newChoices)} more make a first head worth training.`,
    );
  return step("train", `You made ${choicesText(newChoices)}: train a first head of your own.`);
}

function notAboveChance(right: number, pairs: number): string {
  const begin = `These ${choicesText(pairs)} do not yet show that the head is better than a coin`;
  const needed = choicesNeeded(right, pairs);
  return needed === undefined
    ? `${begin}: compare more, above all pairs where you are sure.`
    : `${begin}: if it stays at ${percent(right)}, about ${count(needed - pairs)} more choices would show it.`;
}

/** Choices at which the 90 % interval of a share of `right` leaves one half; undefined where that is far off. */
export function choicesNeeded(right: number, pairs: number): number | undefined {
  for (let n = pairs + 1; n <= 10 * pairs; n++) if (wilson(right * n, n).low > 0.5) return n;
  return undefined;
}
