/**
 * Whether a head is right more often where it is sure (src/core/evaluation/sureness.ts). Each set of people's choices is scored by a general head that has
 * not seen it: pairs that are sure and pairs that are close, and of single responses whether they win their pair where they are above the average
 * response and lose it where they are below.
 *
 *     npm run build && node scripts/measure-abstention.ts [folder of the sets, default where fetch-data.ts puts them]
 */
import { isSure, surenessOfPair, surenessOfScore } from "../src/core/evaluation/sureness.ts";
import { DIMENSION } from "../src/core/features/feature-layout.ts";
import { dot } from "../src/core/math/vectors.ts";
import { posteriorDeviation } from "../src/core/model/laplace.ts";
import { meanOfPool } from "./lib/general/general.ts";
import { covarianceOf } from "./lib/general/general-starter.ts";
import { openGeneral } from "./lib/general/open-general.ts";
import { dataFolder } from "./lib/paths.ts";
import { CHAT_SETS } from "./lib/general/sources.ts";

const data = dataFolder(process.argv[2]);
const percent = (share: number) => (100 * share).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

/** A pair or a response: whether it is sure, and whether the head is right. */
interface Judged {
  readonly sure: boolean;
  readonly right: boolean;
}

const shareOf = (some: readonly Judged[], of: (one: Judged) => boolean) => some.filter(of).length / some.length;
/** Share that is hidden, and the shares of right ones. */
const figuresOf = (all: readonly Judged[]) => {
  const [sure, other] = [true, false].map((wanted) => all.filter((one) => one.sure === wanted));
  return [other.length / all.length, shareOf(sure, ({ right }) => right), shareOf(other, ({ right }) => right)];
};

const { choices, general, leftOut } = await openGeneral(data);
const covariance = covarianceOf(general);
const mean = meanOfPool(choices.sets);
row(
  "set",
  "pairs",
  "close",
  "right, sure",
  "right, close",
  "responses about average",
  "right, others",
  "right, average",
);
row("---", "---", "---", "---", "---", "---", "---", "---");
const means: { readonly name: string; readonly figures: readonly number[] }[] = [];
for (const { set, weights, margins } of leftOut) {
  const { rows, label } = set.differences;
  const strict = set.pairs.map((_, i) => i).filter((i) => label[i] !== 0.5);
  const pairs = strict.map((i) => {
    const d = rows.subarray(i * DIMENSION, (i + 1) * DIMENSION);
    const z = surenessOfPair({ margin: margins[i], sd: posteriorDeviation(covariance, d) });
    return { sure: isSure(z), right: margins[i] > 0 === label[i] > 0.5 };
  });
  const responses = strict.flatMap((i) => {
    const { query, first, second } = set.pairs[i];
    return [first, second].map((response, k) => {
      const d = Float64Array.from(choices.features.of(query, response), (x, j) => x - mean[j]);
      const reward = dot(weights, 0, d, 0, DIMENSION);
      const z = surenessOfScore({ reward, sd: posteriorDeviation(covariance, d) });
      return { sure: isSure(z), right: (reward > 0 === label[i] > 0.5) === (k === 0) };
    });
  });
  const figures = [...figuresOf(pairs), ...figuresOf(responses)];
  means.push({ name: set.name, figures });
  row(set.name, pairs.length, ...figures.map(percent));
}
const chat = means.filter(({ name }) => CHAT_SETS.includes(name));
const over = (some: typeof means) =>
  means[0].figures.map((_, k) => percent(some.reduce((sum, one) => sum + one.figures[k] / some.length, 0)));
row("mean of chat sets", "", ...over(chat));
row(`mean of ${means.length}`, "", ...over(means));
