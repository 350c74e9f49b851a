import { ALL_PAIRS_UP_TO } from "../text/limits.ts";
import type { Candidate, Judgement, Sample } from "../roles/sample.ts";
import { sameLook } from "../roles/texts.ts";

export interface Scored extends Candidate {
  /** Greater is better; undefined where it is not known. */
  readonly score: number | undefined;
}

/** Two places in a list, or two indices. */
type Pair = readonly [number, number];

/**
 * The preferences that scores imply, each between two texts of which one has the greater score; equal scores are a tie. Of at most ALL_PAIRS_UP_TO
 * responses all pairs; of more, n, those that are 1, 2, 4, 8, … places apart in the order of their scores: n·log₂ n pairs that
 * join neighbours and also the first with those far below. They are formed when iterated. All together count as n − 1
 * choices (docs/decisions/054).
 */
export function rankedPreferences(responses: readonly Scored[]): Pick<Sample, "judgements" | "weight"> {
  const scored = responses.flatMap(({ score }, i) => (score === undefined ? [] : [{ i, score }]));
  const n = scored.length;
  if (n < 2) return { judgements: [] };
  const pairs = n <= ALL_PAIRS_UP_TO ? allPairs(n) : neighbours(n);
  if (n > ALL_PAIRS_UP_TO) scored.sort((a, b) => b.score - a.score);
  const judgements = {
    *[Symbol.iterator](): Generator<Judgement> {
      for (const [k, l] of pairs.each()) {
        const [a, b] = [scored[k], scored[l]];
        if (a.score > b.score && !sameLook(responses[a.i].text, responses[b.i].text))
          yield { better: a.i, worse: b.i, choice: "first" };
        else if (
          n <= ALL_PAIRS_UP_TO &&
          a.score === b.score &&
          k < l &&
          !sameLook(responses[a.i].text, responses[b.i].text)
        )
          yield { better: a.i, worse: b.i, choice: "tie" };
      }
    },
  };
  return { judgements, ...(n > 2 && { weight: (n - 1) / pairs.count }) };
}

interface Places {
  /** Pairs that are compared, each once. */
  readonly count: number;
  readonly each: () => Iterable<Pair>;
}

/** Every place with every other, in either order. */
function allPairs(n: number): Places {
  return {
    count: (n * (n - 1)) / 2,
    *each() {
      for (let k = 0; k < n; k++) for (let l = 0; l < n; l++) if (k !== l) yield [k, l];
    },
  };
}

/** Each place with those 1, 2, 4, … below it. */
function neighbours(n: number): Places {
  const gaps = Array.from({ length: Math.ceil(Math.log2(n)) }, (_, k) => 2 ** k);
  return {
    count: gaps.reduce((sum, gap) => sum + n - gap, 0),
    *each() {
      for (const gap of gaps) for (let k = 0; k + gap < n; k++) yield [k, k + gap];
    },
  };
}
