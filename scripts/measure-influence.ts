/**
 * Whether the influence of each choice on a score (src/core/explain/influence.ts) ranks people's choices as real refits without
 * each of them do:
 *
 *     npm run build && node scripts/measure-influence.ts [folder of the pairs, default where fetch-data.ts puts them] [draws a row, default 3]
 *
 * Choices of hh-harmless, drawn by whole queries; rewards of the first responses to ten other queries. Refits hold the
 * priors and their shares, as the formula does; "priors weighted again" repeats the whole fit without the choice, for thirty
 * choices a draw. Spearman's rank correlation, mean over responses and draws, and the least.
 */
import { mean } from "../src/core/math/statistics.ts";
import { pairsByQuery } from "../src/core/model/folds.ts";
import { seededRandom, shuffled } from "../src/core/math/random.ts";
import { rankCorrelation } from "./lib/measure/rank-correlation.ts";
import { realPairs } from "./lib/measure/real-features.ts";
import { Refits, somePairs } from "./lib/measure/refits.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const DRAWS = Number(process.argv[3] ?? 3);
const CHOICES = [20, 50, 100, 200];
const [EXPLAINED, REFITTED] = [10, 30];

const { set } = await realPairs(data, ["hh-harmless"]);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const phi = (row: number) => set.features.slice(row * set.dimension, (row + 1) * set.dimension);

/** Rank correlations of one draw, one a response that is explained. */
function draw(n: number, seed: number): { held: number[]; again: number[] } {
  const order = shuffled(pairsByQuery(set.group), seededRandom(seed)).flat();
  const chosen = new Set(order.slice(0, n));
  const queries = new Set(order.slice(0, n).map((i) => set.group[i]));
  const others = order.filter((i) => !queries.has(set.group[i])).slice(0, EXPLAINED);
  const explained = others.map((i) => phi(set.first[i]));
  const some = somePairs(set, (i) => chosen.has(i));
  const refits = new Refits(some, explained);
  const formula = refits.byFormula();
  const few = shuffled(range(n), seededRandom(seed)).slice(0, REFITTED);
  const held = range(n).map((choice) => refits.withPriorsHeld(choice));
  const again = few.map((choice) => refits.again(choice));
  const column = (rows: readonly number[][], k: number) => rows.map((row) => row[k]);
  return {
    held: formula.map((values, k) => rankCorrelation(values, column(held, k))),
    again: formula.map((values, k) => rankCorrelation(few.map((i) => values[i]), column(again, k))), // prettier-ignore
  };
}

console.log("choices  priors held: mean, least  priors weighted again: mean, least");
for (const n of CHOICES) {
  const draws = range(DRAWS).map((seed) => draw(n, seed + 1));
  const shown = (values: readonly number[]) => `${mean(values).toFixed(3)}, ${Math.min(...values).toFixed(3)}`;
  const [held, again] = [draws.flatMap((one) => one.held), draws.flatMap((one) => one.again)];
  console.log(`${String(n).padStart(7)}${shown(held).padStart(27)}${shown(again).padStart(35)}`);
}
