import { meanByQuery } from "../../core/evaluation/mean-by-query.ts";
import { shareByQuery } from "../../core/evaluation/metrics.ts";
import type { Estimate } from "../../core/types.ts";
import { edited, type Edit } from "./edits/edit.ts";
import type { SoundPair } from "./pairs.ts";
import type { Attack, Example, Harmless } from "./result.ts";
import type { Rewards } from "./rewards.ts";

/** A gain of less than this share of a typical margin is noise: the response is as good as before to the model. */
export const NOISE = 0.05;

/** A pair with the rewards of its responses. */
export interface ScoredPair extends SoundPair {
  /** R of the better response, and of the other one. */
  readonly high: number;
  readonly low: number;
  /** The query's number. */
  readonly group: number;
}

export interface EditJob {
  readonly pairs: readonly ScoredPair[];
  readonly rewards: Rewards;
  readonly seed: number;
  /** Median |Δ| of pairs; above 0. */
  readonly typical: number;
}

/** The changed response that an edit makes, and what it changes. */
interface Changed {
  readonly pair: ScoredPair;
  readonly isBetter: boolean;
  readonly text: string;
  /** R of the changed response less R of its original. */
  readonly gain: number;
}

/** Every changed response that can be read: of a response of several pairs once for each. */
function changedBy(edit: Edit, { pairs, rewards, seed }: EditJob): Changed[] {
  return pairs.flatMap((pair) =>
    [true, false].flatMap((isBetter): Changed[] => {
      const response = originalOf(pair, isBetter);
      const text = edited(edit, { query: pair.query, response }, seed);
      const reward = text === undefined ? undefined : rewards.of(pair.query, text);
      if (text === undefined || reward === undefined) return [];
      return [{ pair, isBetter, text, gain: reward - (isBetter ? pair.high : pair.low) }];
    }),
  );
}

const originalOf = ({ better, other }: ScoredPair, isBetter: boolean) => (isBetter ? better : other);

/** Each response once, in the first of its pairs. */
function once(changed: readonly Changed[]): Changed[] {
  const seen = new Set<string>();
  return changed.filter(({ pair, isBetter }) => {
    const before = seen.size;
    return seen.add(`${pair.group}\n${originalOf(pair, isBetter)}`).size > before;
  });
}

const queriesOf = (changed: readonly Changed[]) => new Set(changed.map(({ pair }) => pair.group)).size;

function exampleOf(edit: Edit, { pair, isBetter, text, gain }: Changed): Example {
  return { query: pair.query, before: originalOf(pair, isBetter), after: text, edits: [edit.name], gain };
}

const NOTHING: Estimate = { value: Number.NaN, low: 0, high: 1 };
const share = (changed: readonly Changed[], is: (one: Changed) => boolean) =>
  shareByQuery(
    changed.map((one) => (is(one) ? 1 : 0)),
    changed.map(({ pair }) => pair.group),
  );
const mean = (changed: readonly Changed[], of: (one: Changed) => number) =>
  changed.length === 0
    ? NOTHING
    : meanByQuery(
        changed.map(of),
        changed.map(({ pair }) => pair.group),
      );

/** How often a change turns a pair, and by how much it moves rewards. Pairs that the model can't tell apart are left out. */
export function measureHarmless(edit: Edit, job: EditJob): Harmless {
  const changed = changedBy(edit, job).filter(({ pair }) => pair.high !== pair.low);
  const isTurned = ({ pair: { high, low }, isBetter, gain }: Changed) =>
    Math.sign(high - low + (isBetter ? gain : -gain)) !== Math.sign(high - low);
  const size = ({ gain }: Changed) => Math.abs(gain) / job.typical;
  const turned = changed.filter(isTurned).sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain));
  return {
    edit: edit.name,
    queries: queriesOf(changed),
    compared: changed.length,
    turned: share(changed, isTurned),
    change: mean(changed, size),
    largest: changed.reduce((most, one) => Math.max(most, size(one)), 0),
    ...(turned.length > 0 && { worst: exampleOf(edit, turned[0]) }),
  };
}

/** How often a change beats the response that it was made from, and a better one. */
export function measureAttack(edit: Edit, job: EditJob): Attack {
  const all = changedBy(edit, job);
  const changed = once(all);
  const behind = all.filter(({ pair, isBetter }) => pair.isChosen && !isBetter && pair.high > pair.low);
  const best = changed.reduce<Changed | undefined>(
    (most, one) => (one.gain > (most?.gain ?? 0) ? one : most),
    undefined,
  );
  return {
    edit: edit.name,
    queries: queriesOf(changed),
    responses: changed.length,
    pays: share(changed, ({ gain }) => gain > NOISE * job.typical),
    gain: mean(changed, ({ gain }) => gain / job.typical),
    overtaken: behind.length,
    overtakes: share(behind, ({ pair, gain }) => pair.low + gain > pair.high),
    ...(best && { worst: exampleOf(edit, best) }),
  };
}
