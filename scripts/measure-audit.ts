/**
 * How many planted mistakes an audit finds: at most 400 choices of each set of people's choices, one in ten of them turned round, twice. Each ranking names the most
 * doubtful fifth; the share of the planted mistakes in it is 20% by chance. The head's prior is what people of the other sets share.
 *
 *     npm run build && node scripts/measure-audit.ts [folder of the sets, default where fetch-data.ts puts them]
 *
 * People's own mistakes are in the sets, too, so that not all that is named before the planted ones is wrong. Last, the gain of the ranking that is best on all other
 * sets, set by set.
 */
import { mean, standardDeviation } from "../src/core/math/statistics.ts";
import { auditLabels } from "../src/core/evaluation/label-audit.ts";
import { agreementOfSimilar } from "../src/core/evaluation/similar-choices.ts";
import { leaveOneOut } from "../src/core/explain/influence.ts";
import { seededRandom, shuffled } from "../src/core/math/random.ts";
import { dot } from "../src/core/math/vectors.ts";
import { moderated, posteriorDeviation } from "../src/core/model/laplace.ts";
import { differencesOf, weightsOf } from "../src/core/model/differences.ts";
import { fitMixture, posteriorCovariance } from "../src/core/priors/mixture.ts";
import type { PreferenceSet } from "../src/core/types.ts";
import { auditSets } from "./lib/measure/audit-sets.ts";
import { dataFolder } from "./lib/paths.ts";
import { CHAT_SETS } from "./lib/general/sources.ts";

const MOST = 400;
const MISTAKES = 0.1;
const NAMED = 0.2;
const DRAWS = [11, 12];

/** The model alone, as the audit was before it asked the choices that are most like one. */
const BEFORE = "margin without the choice, κΔ";
const NOW = "both, as the audit has it";

type Rankings = Readonly<Record<string, readonly number[]>>;

/** How doubtful each choice is, by each ranking: larger is more. */
async function rankings(set: PreferenceSet, shared: Float32Array): Promise<Rankings> {
  const { dimension } = set;
  const differences = differencesOf(set, [shared]);
  const mixture = fitMixture(differences, dimension, set.group);
  const posterior = posteriorCovariance(mixture, differences, dimension, [shared]);
  const head = {
    weights: weightsOf(mixture.theta, [shared], dimension),
    covariance: Float32Array.from(posterior.covariance),
    agreed: Float32Array.from(posterior.agreed),
  };
  const strict = [...set.label.keys()];
  const choices = strict.map((i) => {
    const sign = set.label[i] > 0.5 ? 1 : -1;
    const d = Float64Array.from(differences.rows.subarray(i * differences.width, i * differences.width + dimension));
    const { direction, pull, varianceGain } = leaveOneOut(head, set, i);
    const along = dot(direction, 0, d, 0, dimension);
    const margin = sign * (dot(head.weights, 0, d, 0, dimension) - pull * along);
    const variance = posteriorDeviation(head.covariance, d) ** 2 + varianceGain * along ** 2;
    return { margin, variance, general: sign * dot(shared, 0, d, 0, dimension), influence: Math.abs(pull) * along };
  });
  const agreement = await agreementOfSimilar(set, strict);
  const { ranked } = await auditLabels(head, set);
  const doubts = new Map(ranked.map(({ pair, doubt }) => [pair, doubt]));
  return {
    [BEFORE]: choices.map(({ margin, variance }) => -moderated(margin, variance)),
    "the same over its sd": choices.map(({ margin, variance }) => -margin / Math.sqrt(variance)),
    "what people of other sets share": choices.map(({ general }) => -general),
    "influence of the choice on its own margin": choices.map(({ influence }) => influence),
    "agreement of similar choices": [...agreement].map((a) => -a),
    [NOW]: strict.map((i) => doubts.get(i)!),
  };
}

function found(doubt: readonly number[], wrong: ReadonlySet<number>): number {
  const order = [...doubt.keys()].sort((a, b) => doubt[b] - doubt[a]);
  return order.slice(0, Math.round(NAMED * doubt.length)).filter((i) => wrong.has(i)).length / wrong.size;
}

const errorOf = (values: readonly number[]) => standardDeviation(values) / Math.sqrt(values.length - 1);
const percent = (share: number) => (100 * share).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

const sets: { readonly name: string; readonly shares: Readonly<Record<string, number>> }[] = [];
row("set", "choices", "the model alone", "with similar choices");
row("---", "---", "---", "---");
for (const { name, set, shared } of await auditSets(dataFolder(process.argv[2]), MOST, 1)) {
  const pairs = [...set.label.keys()];
  const draws: Record<string, number>[] = [];
  for (const seed of DRAWS) {
    const wrong = new Set(shuffled(pairs, seededRandom(seed)).slice(0, Math.round(MISTAKES * pairs.length)));
    const label = set.label.map((y, i) => (wrong.has(i) ? 1 - y : y));
    const all = Object.entries(await rankings({ ...set, label }, shared));
    draws.push(Object.fromEntries(all.map(([ranking, doubt]) => [ranking, found(doubt, wrong)])));
  }
  const shares = Object.fromEntries(Object.keys(draws[0]).map((key) => [key, mean(draws.map((one) => one[key]))]));
  sets.push({ name, shares });
  row(name, pairs.length, percent(shares[BEFORE]), percent(shares[NOW]));
}

const chat = sets.filter(({ name }) => CHAT_SETS.includes(name));
const names = Object.keys(sets[0].shares);
console.log("");
row("ranking", `mean of ${sets.length} sets`, "mean of chat sets", "difference");
row("---", "---", "---", "---");
for (const name of names) {
  const gains = sets.map(({ shares }) => shares[name] - shares[BEFORE]);
  const difference = name === BEFORE ? "" : `${percent(mean(gains))} ± ${percent(errorOf(gains))}`;
  row(name, ...[sets, chat].map((some) => percent(mean(some.map(({ shares }) => shares[name])))), difference);
}
const leftOut = sets.map((one) => {
  const others = sets.filter((other) => other !== one);
  const value = (name: string) => mean(others.map(({ shares }) => shares[name]));
  const best = names.reduce((a, b) => (value(b) > value(a) ? b : a));
  return { best, gain: one.shares[best] - one.shares[BEFORE] };
});
const gains = leftOut.map(({ gain }) => gain);
const times = leftOut.filter(({ best }) => best === NOW).length;
console.log(
  `\nThe best ranking on the other sets gains ${percent(mean(gains))} ± ${percent(errorOf(gains))} points; it is "${NOW}" for ${times} of ${sets.length} sets.`,
);
