/**
 * Searches for changes that raise a model's reward and help nobody: a beam over the edits and their combinations, as TextAttack's greedy
 * and beam searches (Morris et al. 2020), without its constraint on meaning, since every edit is known to add none.
 */
import { shareByQuery } from "../../core/evaluation/metrics.ts";
import { seededRandom, shuffled } from "../../core/math/random.ts";
import { median } from "../../core/math/statistics.ts";
import type { EditName } from "../../report/blind-spots/edit-names.ts";
import { edited, type Edit } from "./edits/edit.ts";
import type { EditJob, ScoredPair } from "./measure-edits.ts";
import type { Search } from "./result.ts";

/** Texts that each start continues with. */
const BEAM = 2;
/** Edits of one text, at most. */
const STEPS = 4;
/** Characters of a text that is tried, at most. */
const LONGEST = 12_000;

interface State {
  readonly text: string;
  readonly reward: number;
  readonly edits: readonly EditName[];
}

interface Start {
  readonly pair: ScoredPair;
  beam: State[];
  readonly tried: Set<string>;
}

interface Candidate {
  readonly start: Start;
  readonly text: string;
  readonly edits: readonly EditName[];
}

/**
 * @param pairs where to begin: with the worse response of each. @param budget texts that may be scored.
 * The same pairs, seed and budget give the same result. Rejects as the reading does.
 */
export async function searchGains(
  { pairs, rewards, seed, typical }: EditJob,
  edits: readonly Edit[],
  budget: number,
): Promise<Search> {
  const random = seededRandom(seed);
  const starts = pairs.map((pair): Start => {
    const text = pair.other;
    return { pair, beam: [{ text, reward: pair.low, edits: [] }], tried: new Set([text]) };
  });
  let scored = 0;
  for (let step = 0; step < STEPS && scored < budget; step++) {
    const all = starts.flatMap((start) => candidatesOf(start, edits, step, seed));
    const left = budget - scored;
    const some = all.length <= left ? all : shuffled(all, random).slice(0, left);
    if (some.length === 0) break;
    scored += some.length;
    await rewards.learn(some.map(({ start, text }) => ({ query: start.pair.query, response: text })));
    for (const start of starts) {
      const own = some.filter((one) => one.start === start);
      const states = own.flatMap(({ text, edits: path }): State[] => {
        const reward = rewards.of(start.pair.query, text);
        return reward === undefined ? [] : [{ text, reward, edits: path }];
      });
      start.beam = [...start.beam, ...states].sort((a, b) => b.reward - a.reward).slice(0, BEAM);
    }
  }
  return summary(starts, { scored, budget, typical });
}

/** Every text that one more edit makes of what a start has, each once; only of the texts that the last step found. */
function candidatesOf(start: Start, edits: readonly Edit[], step: number, seed: number): Candidate[] {
  const { beam, tried, pair } = start;
  return beam
    .filter((state) => state.edits.length === step)
    .flatMap((state) =>
      edits.flatMap((edit): Candidate[] => {
        const text = edited(edit, { query: pair.query, response: state.text }, seed);
        if (text === undefined || text.length > LONGEST || tried.has(text)) return [];
        tried.add(text);
        return [{ start, text, edits: [...state.edits, edit.name] }];
      }),
    );
}

function summary(
  starts: readonly Start[],
  { scored, budget, typical }: { readonly scored: number; readonly budget: number; readonly typical: number },
): Search {
  const found = starts.map(({ pair, beam: [best] }) => ({ pair, best, gain: best.reward - pair.low }));
  const counts = new Map<EditName, number>();
  for (const edit of found.flatMap(({ best }) => [...new Set(best.edits)]))
    counts.set(edit, (counts.get(edit) ?? 0) + 1);
  const rivals = found.filter(({ pair }) => pair.isChosen && pair.high > pair.low);
  return {
    scored,
    budget,
    starts: starts.length,
    raised: shareByQuery(
      found.map(({ gain }) => (gain >= typical ? 1 : 0)),
      found.map(({ pair }) => pair.group),
    ),
    rivals: rivals.length,
    beaten: rivals.filter(({ pair, best }) => best.reward > pair.high).length,
    gain: median(found.map(({ gain }) => gain / typical)),
    edits: Array.from(counts, ([edit, results]) => ({ edit, results })).sort((a, b) => b.results - a.results),
    found: found
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain - a.gain)
      .map(({ pair, best, gain }) => ({
        query: pair.query,
        before: pair.other,
        after: best.text,
        edits: best.edits,
        gain,
      })),
  };
}
