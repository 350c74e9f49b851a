/**
 * How often 90% intervals contain the truth, of a new pair's margin and of a new response's score, on the texts of real pairs:
 *
 *     npm run build && node scripts/measure-coverage.ts [folder of the pairs, default where fetch-data.ts puts them] [draws a cell, default 9]
 *
 * A taste is a drawn weight vector, over all features or over four surface features; its margins have the given standard
 * deviation in logits, and its choices follow Bradley–Terry. New pairs and responses are of other queries. The score is
 * σ(R), so that its interval contains the truth where that of R does.
 */
import { mean, standardDeviation, Z90 } from "../src/core/math/statistics.ts";
import { deviations, type DrawnTaste } from "./lib/measure/coverage.ts";
import { realPairs } from "./lib/measure/real-features.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const DRAWS = Number(process.argv[3] ?? 9);
const { set } = await realPairs(data, ["hh-harmless"]);

const held = (away: readonly number[]) => mean(away.map((sd) => Number(sd < Z90)));
/** The mean of draws with its 90% interval, the draws taken for the unit. */
function within(values: readonly number[]): string {
  const centre = mean(values);
  const error = standardDeviation(values) / Math.sqrt(values.length - 1);
  return `${centre.toFixed(3)} [${(centre - Z90 * error).toFixed(3)}–${(centre + Z90 * error).toFixed(3)}]`;
}

console.log("taste  sd of margins  choices  margins held (90% asked)  scores held  order right");
const every: { margins: number; scores: number }[] = [];
for (const features of ["few", "all"] as const) {
  for (const sd of [0.7, 1.5, 3]) {
    for (const choices of [20, 50, 200, 1000]) {
      const taste: DrawnTaste = { features, sd, choices };
      const draws = Array.from({ length: DRAWS }, (_, i) => deviations(set, taste, 10 * (i + 1)));
      const found = draws.map(({ margins, rewards }) => ({ margins: held(margins), scores: held(rewards) }));
      every.push(...found);
      const of = (what: "margins" | "scores") => mean(found.map((draw) => draw[what])).toFixed(2);
      const ordered = mean(draws.map((draw) => draw.ordered)).toFixed(2);
      console.log(
        `${features.padEnd(7)}${String(sd).padStart(13)}${String(choices).padStart(9)}` +
          `${of("margins").padStart(27)}${of("scores").padStart(13)}${ordered.padStart(13)}`,
      );
    }
  }
}
console.log(`over ${every.length} draws: margins ${within(every.map(({ margins }) => margins))}`);
console.log(`over ${every.length} draws: scores  ${within(every.map(({ scores }) => scores))}`);
