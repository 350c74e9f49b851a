/**
 * Calibration on held-out choices of heads trained on about 1000 pairs, on people's choices:
 *
 *     npm run build && node scripts/measure-calibration.ts [folder of the pairs, default where fetch-data.ts puts them] [draws, default 5]
 *
 * Each draw takes whole queries of one file at random up to 1000 pairs and cross-validates on them in five folds. Beside the ECE
 * is what a head whose every probability is exact would have on so many pairs (labels drawn from its own
 * probabilities), and the ECE after a temperature that is learned on the other folds.
 */
import { mean } from "../src/core/math/statistics.ts";
import { sigmoid } from "../src/core/model/bradley-terry.ts";
import { crossvalidate } from "../src/core/evaluation/crossvalidate.ts";
import { expectedCalibrationError } from "../src/core/evaluation/metrics.ts";
import { seededRandom, shuffled } from "../src/core/math/random.ts";
import { pairsByQuery } from "../src/core/model/folds.ts";
import { fitTemperature } from "../src/core/model/temperature.ts";
import { FILES, realPairs } from "./lib/measure/real-features.ts";
import { someOf } from "./lib/measure/some-pairs.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const DRAWS = Number(process.argv[3] ?? 5);
const PAIRS = 1000;

/** The mean ECE of a head whose probabilities are those of the margins, exactly. */
function eceOfExact(margins: Float64Array, random: () => number): number {
  const draws = Array.from({ length: 100 }, () =>
    expectedCalibrationError(
      margins,
      margins.map((margin) => (random() < sigmoid(margin) ? 1 : 0)),
    ),
  );
  return mean(draws);
}

console.log(`${PAIRS} pairs, ${DRAWS} draws a file: mean (largest)`);
console.log("file             ECE            exact head     with temperature   T");
for (const name of FILES) {
  const { set } = await realPairs(data, [name]);
  const rows = Array.from({ length: DRAWS }, (_, draw) => {
    const random = seededRandom(draw + 1);
    const queries = shuffled(pairsByQuery(set.group), random);
    const some = someOf(set, queries.flat().slice(0, PAIRS));
    const { margins, fold, ece } = crossvalidate(some, [], { seed: draw });
    const temperatures = [...new Set(fold)].map((f) => [f, fitTemperature(margins, some.label, (i) => fold[i] !== f)]);
    const byFold = new Map(temperatures as [number, number][]);
    const tempered = margins.map((margin, i) => margin / byFold.get(fold[i])!);
    return [
      ece,
      eceOfExact(margins, random),
      expectedCalibrationError(tempered, some.label),
      mean([...byFold.values()]),
    ];
  });
  const column = (k: number) => {
    const values = rows.map((row) => row[k]);
    return `${mean(values).toFixed(3)} (${Math.max(...values).toFixed(3)})`;
  };
  console.log(`${name.padEnd(16)} ${column(0)}  ${column(1)}  ${column(2)}      ${column(3)}`);
}
