import { attribute, partOfBlock } from "../../core/explain/attribution.ts";
import { DIMENSION, STATES } from "../../core/features/feature-layout.ts";
import { choicesNeeded, choiceCount, isVague, roundForDisplay } from "../../core/evaluation/evidence.ts";
import { comparePair } from "../../core/model/score.ts";
import { isStarterName } from "../contributions.ts";
import { headTitle } from "../heads/head-name.ts";
import { messages } from "../messages.ts";
import type { Ranked } from "../scores/ranking.ts";
import type { ScoredResponse } from "../scores/score.ts";
import { probabilityText, scoreText, shorten, signed, wholePercent } from "../../report/format.ts";

/**
 * "0.72 ± 0.08 · on-topic", ± half of the 90% interval; no number where the interval says nothing, or the encoder cannot read the
 * response. Says so where it reads it badly or in part.
 */
export function lensTitle(scored: ScoredResponse): string {
  const { unknown, foreign, unread } = scored.limits;
  if (unknown !== undefined) return messages.lens.unreadable(wholePercent(unknown));
  const score = isVague(scored) ? tooLittle(scored) : messages.lens.score(...scoreText(scored), headTitle(scored.head));
  const marked = foreign ? messages.lens.foreign(score) : score;
  return unread === undefined ? marked : messages.lens.cut(marked);
}

/** "not enough choices yet (7 of about 20) · trained …": what was chosen, and what it takes for this response. */
function tooLittle({ head, reward, sd }: ScoredResponse): string {
  // A starter's choices were not this person's: theirs begin with the first training.
  if (isStarterName(head.card.id)) return messages.lens.notEnoughChoices(headTitle(head));
  return messages.lens.choicesOf(
    choiceCount(head),
    roundForDisplay(choicesNeeded(head, { reward, sd })),
    headTitle(head),
  );
}

/** The score's interval and reward in words, and how the response was read where that was not well. */
export function scoreLines(scored: ScoredResponse): string[] {
  const { unknown, foreign, unread } = scored.limits;
  if (unknown !== undefined) return [messages.lens.unreadable(wholePercent(unknown))];
  const [low, high] = scored.interval.map(probabilityText);
  return [
    isVague(scored) ? messages.hover.vague(low, high) : messages.hover.score(probabilityText(scored.score), low, high),
    messages.hover.reward(scored.reward.toFixed(2), headTitle(scored.head)),
    ...(foreign ? [messages.hover.foreign()] : []),
    ...(unread === undefined ? [] : [messages.hover.cut(unread)]),
  ];
}

/** Surface features that are shown, the largest parts. */
const MOST_PARTS = 4;
/** In logits: a smaller part is not worth a word. */
const LEAST_PART = 0.05;

/** What raised and lowered the reward against the average response; undefined for features that have no names. */
export function partsLine({ head, phi, limits }: ScoredResponse): string | undefined {
  if (phi.length !== DIMENSION || limits.unknown !== undefined) return undefined;
  const attribution = attribute(head, phi);
  const states = partOfBlock(attribution, STATES);
  const shown = attribution.surface.slice(0, MOST_PARTS).filter(({ part }) => Math.abs(part) >= LEAST_PART);
  const parts = [...shown.map(({ name, part }) => `${name} ${signed(part)}`), messages.hover.meaning(signed(states))];
  return messages.hover.parts(parts.join(", "));
}

/**
 * One line a response, best first: score and R, and P with its interval that `own` is preferred to it; neither where it can't be read.
 * Labels are cut to one short line, then go through `show`, which may escape them; at most `most` lines.
 */
export function rankingLines<T extends { readonly label: string }>(
  own: T,
  ranked: readonly Ranked<T, ScoredResponse>[],
  most: number,
  show: (label: string) => string = (label) => label,
): string[] {
  const mine = ranked.find((entry) => entry.item === own);
  const lines = ranked.slice(0, most).map((entry) => {
    const label = show(shorten(entry.item.label, 60));
    const unreadable = entry.score.limits.unknown !== undefined;
    const row = unreadable
      ? messages.hover.rowUnreadable(label)
      : messages.hover.row(entry.rank, label, entry.score.reward.toFixed(2));
    if (entry === mine) return messages.hover.thisOne(row);
    if (mine === undefined || unreadable || mine.score.limits.unknown !== undefined) return row;
    const pair = comparePair(mine.score.head, mine.score.phi, entry.score.phi);
    const [low, high] = pair.interval.map(probabilityText);
    return messages.hover.rowP(row, probabilityText(pair.probability), low, high);
  });
  return ranked.length > most ? [...lines, messages.hover.leftOut(ranked.length - most)] : lines;
}
