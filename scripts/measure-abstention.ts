/**
 * Whether what is not shown would have been wrong more often. Each set of people's choices is scored by a general head that has not seen it:
 * the share of pairs of which both scores are shown (src/core/evaluation/evidence.ts), how often the head is right on them and on the
 * others, and the same for the half of the pairs whose margin is more certain, |Δ|/sd.
 *
 *     npm run build && node scripts/measure-abstention.ts [folder of the sets, default where fetch-data.ts puts them]
 */
import { isVague } from "../src/core/evaluation/evidence.ts";
import { accuracy } from "../src/core/evaluation/metrics.ts";
import { median } from "../src/core/math/statistics.ts";
import { DIMENSION } from "../src/core/features/feature-layout.ts";
import { dot } from "../src/core/math/vectors.ts";
import { posteriorDeviation } from "../src/core/model/laplace.ts";
import { scoreOf } from "../src/core/model/score.ts";
import { meanOfPool } from "./lib/general.ts";
import { covarianceOf } from "./lib/general-starter.ts";
import { openGeneral } from "./lib/open-general.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const percent = (share: number) => (100 * share).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

const { choices, general, leftOut } = await openGeneral(data);
const covariance = covarianceOf(general);
const mean = meanOfPool(choices.sets);
row("set", "pairs", "both shown", "right, shown", "right, hidden", "right, more certain half", "right, other half");
row("---", "---", "---", "---", "---", "---", "---");
for (const { set, weights, margins } of leftOut) {
  const isShown = (query: string, response: string) => {
    const d = Float64Array.from(choices.features.of(query, response), (x, j) => x - mean[j]);
    return !isVague(scoreOf(dot(weights, 0, d, 0, DIMENSION), posteriorDeviation(covariance, d)));
  };
  const { rows, label } = set.differences;
  const shown = set.pairs.map(({ query, first, second }) => isShown(query, first) && isShown(query, second));
  const sureness = set.pairs.map((_, i) => {
    const d = rows.subarray(i * DIMENSION, (i + 1) * DIMENSION);
    return Math.abs(margins[i]) / posteriorDeviation(covariance, d);
  });
  const middle = median(sureness);
  const right = (use: (i: number) => boolean) => {
    const some = set.pairs.map((_, i) => i).filter((i) => use(i) && label[i] !== 0.5);
    if (some.length < 20) return "";
    return percent(
      accuracy(
        some.map((i) => margins[i]),
        some.map((i) => label[i]),
      ).value,
    );
  };
  row(
    ...[set.name, set.pairs.length, percent(shown.filter(Boolean).length / shown.length)],
    ...[right((i) => shown[i]), right((i) => !shown[i])],
    ...[right((i) => sureness[i] >= middle), right((i) => sureness[i] < middle)],
  );
}
