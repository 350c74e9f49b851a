/**
 * Why intervals are too narrow for a strong taste that is spread over all features: how well each tried prior predicts its
 * choices, query by query, and how often the 90% intervals under it alone contain a new pair's true margin.
 *
 *     npm run build && node scripts/measure-sizes.ts [folder of the pairs, default where fetch-data.ts puts them] [draws, default 3]
 *
 * Texts of hh-harmless, 200 choices by Bradley–Terry, margins of 3 logits. The first line is the prior that the taste was drawn from.
 */
import { openPrecision, trialOf } from "../src/core/priors/prior-trial.ts";
import { plainCandidates } from "../src/core/priors/candidate-priors.ts";
import { surfaceStart } from "../src/core/features/feature-layout.ts";
import { fit } from "../src/core/model/fit.ts";
import { Z90 } from "../src/core/math/statistics.ts";
import { posteriorCovariance } from "../src/core/priors/mixture.ts";

import { awayFrom, drawChoices } from "./lib/measure/coverage.ts";
import { realPairs } from "./lib/measure/real-features.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const DRAWS = Number(process.argv[3] ?? 3);
const { set } = await realPairs(data, ["hh-harmless"]);
const { dimension } = set;
const surfaces = dimension - surfaceStart(dimension);

const rows = new Map<string, { predicted: number; held: number }>();
for (let seed = 1; seed <= DRAWS; seed++) {
  const drawn = drawChoices(set, { features: "all", sd: 3, choices: 200 }, 10 * seed);
  const attempt = trialOf({ ...drawn.some, dimension, group: drawn.group });
  const own = { ...drawn.sizes, relevance: false, noise: 0 };
  for (const candidate of [own, ...plainCandidates(surfaces)]) {
    const tried = attempt(candidate);
    const { precision, mean, logLikelihood } = tried;
    const { theta } = fit(drawn.some, precision);
    const alone = {
      parts: [{ precision, mean, open: openPrecision(tried, dimension), noise: 0, scale: 1, share: 1, theta }],
      theta,
      loss: 0,
    };
    const { margins } = awayFrom(drawn, theta, posteriorCovariance(alone, drawn.some, dimension, []).covariance);
    const { states, surface, relevance } = candidate;
    const name =
      candidate === own ? "drawn from" : `states ${states}, surface ${surface}${relevance ? " by relevance" : ""}`;
    const row = rows.get(name) ?? { predicted: 0, held: 0 };
    row.predicted += logLikelihood / DRAWS;
    row.held += margins.filter((sd) => sd < Z90).length / margins.length / DRAWS;
    rows.set(name, row);
  }
}
console.log(`${"variance of the encoder's part, of a surface weight".padEnd(52)} nats  held (90% asked)`);
for (const [name, { predicted, held }] of rows)
  console.log(`${name.padEnd(50)}${predicted.toFixed(1).padStart(7)}${held.toFixed(2).padStart(7)}`);
