import { isVague } from "../../core/evaluation/evidence.ts";
import { isSure, surenessOfPair } from "../../core/evaluation/sureness.ts";
import { comparePair } from "../../core/model/score.ts";
import { isStarterName } from "../heads/starters.ts";
import { messages } from "../messages.ts";
import type { Ranked } from "../scores/ranking.ts";
import type { ScoredResponse } from "../scores/score.ts";
import type { Standing } from "../scores/standing.ts";
import { count, ordinal, probabilityText, shorten, surePercent, wholePercent } from "../../report/format.ts";
import { moreChoices } from "../../report/more-choices.ts";
import type { Reasons } from "../../report/reasons.ts";

/** What a lens is about. */
export interface LensFacts {
  readonly scored: ScoredResponse;
  /** Absent where it is alone, or where the others are not scored. */
  readonly standing?: Standing | undefined;
  readonly reasons?: Reasons | undefined;
  /** Whether its score is too uncertain for a number. */
  readonly vague?: boolean;
  /** Then the general model's score, where that means something. */
  readonly general?: number | undefined;
  /** The model's name, where it is not the usual one. */
  readonly model?: string | undefined;
}

/**
 * "1st of 4 · 0.81 · shorter, no apology", "3rd of 4, close to 2nd · 0.55", "0.64 · general", "unsure · about 30 more choices",
 * "unsure · unlike your choices · general says 0.55".
 */
export function lensTitle({ scored, standing, reasons, vague = isVague(scored), general, model }: LensFacts): string {
  const { unknown, foreign, read } = scored.limits;
  if (unknown !== undefined) return messages.lens.unreadable(wholePercent(unknown));
  const pieces = [
    // The order of two may be certain where neither score is.
    vague
      ? placed(unsure(scored), standing?.closeTo === undefined ? standing : undefined)
      : placed(probabilityText(scored.score), standing),
    // Between two that are close there is nothing to explain.
    ...(vague || standing?.closeTo !== undefined ? [] : mainReasons(reasons)),
    ...(general === undefined ? [] : [messages.lens.general(probabilityText(general))]),
    ...(model === undefined ? [] : [model]),
    ...(foreign ? [messages.lens.foreign()] : []),
    ...(read === undefined ? [] : [messages.lens.cut(tokensText(read))]),
  ];
  return pieces.join(" · ");
}

/** In hundreds: the last sentence that is read ends a few tokens before the limit. */
const tokensText = (tokens: number) => count(100 * Math.round(tokens / 100));

function placed(score: string, standing: Standing | undefined): string {
  if (standing === undefined) return score;
  const place = messages.lens.place(ordinal(standing.rank), standing.of);
  if (standing.tied) return messages.lens.placed(messages.lens.tied(place), score);
  const { closeTo } = standing;
  return messages.lens.placed(closeTo === undefined ? place : messages.lens.close(place, ordinal(closeTo)), score);
}

/** What made it better, or worse, than the others. */
function mainReasons(reasons: Reasons | undefined): string[] {
  const words = reasons && (reasons.isAbove ? reasons.raises : reasons.lowers);
  return words === undefined || words.length === 0 ? [] : [words.join(", ")];
}

/** What is missing: more choices, or choices like this one. A built-in model learns from none. */
function unsure({ head }: ScoredResponse): string {
  if (isStarterName(head.card.id)) return messages.lens.unsure();
  const more = moreChoices(head);
  return more === undefined ? messages.lens.unlike() : messages.lens.unsureUntil(count(more));
}

/** The score's range in words, why, and how the response was read where that was not well. */
export function scoreLines({ scored, reasons, vague = isVague(scored), general }: LensFacts): string[] {
  const { unknown, foreign, unread = 0, read } = scored.limits;
  if (unknown !== undefined) return [messages.lens.unreadable(wholePercent(unknown))];
  const [low, high] = scored.interval.map(probabilityText);
  return [
    vague ? messages.hover.vague(low, high) : messages.hover.score(probabilityText(scored.score), low, high),
    ...(vague && !isStarterName(scored.head.card.id) ? [cure(scored)] : []),
    ...(general === undefined ? [] : [messages.hover.generalScore(probabilityText(general))]),
    ...(reasons && reasons.raises.length > 0 ? [messages.hover.raises(reasons.raises.join(", "))] : []),
    ...(reasons && reasons.lowers.length > 0 ? [messages.hover.lowers(reasons.lowers.join(", "))] : []),
    ...(foreign ? [messages.hover.foreign()] : []),
    ...(read === undefined ? [] : [messages.hover.cut(tokensText(read), count(unread))]),
  ];
}

function cure({ head }: ScoredResponse): string {
  const more = moreChoices(head);
  return more === undefined ? messages.hover.unlike() : messages.hover.moreChoices(count(more));
}

/**
 * One line a response, best first: how likely it is better or worse than `own`. Labels are cut to one short line, then go through
 * `show`, which may escape them; at most `most` lines.
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
    const row = unreadable ? messages.hover.rowUnreadable(label) : messages.hover.row(entry.rank, label);
    if (entry === mine) return messages.hover.thisOne(row);
    if (mine === undefined || unreadable || mine.score.limits.unknown !== undefined) return row;
    return against(row, comparePair(mine.score.head, entry.score.phi, mine.score.phi));
  });
  return ranked.length > most ? [...lines, messages.hover.leftOut(ranked.length - most)] : lines;
}

function against(row: string, { margin, sd, probability }: ReturnType<typeof comparePair>): string {
  const { better, worse, closeBetter, closeWorse, same } = messages.hover;
  if (margin === 0) return same(row);
  const share = surePercent(Math.max(probability, 1 - probability));
  if (isSure(surenessOfPair({ margin, sd }))) return margin > 0 ? better(row, share) : worse(row, share);
  return margin > 0 ? closeBetter(row, share) : closeWorse(row, share);
}
