/**
 * What the general head is worth: accuracy on each set of people's choices by a head that has not seen it, length alone beside it, and how
 * often an answer beats its damage, on queries that no head has seen.
 *
 *     npm run build && node scripts/measure-general.ts [folder of the sets, default where fetch-data.ts puts them]
 */
import { DIMENSION } from "../src/core/features/feature-layout.ts";
import { margins } from "../src/core/model/bradley-terry.ts";
import { mean, median } from "../src/core/math/statistics.ts";
import type { Estimate } from "../src/core/types.ts";
import { DAMAGING_KINDS } from "./lib/general/damaging-sentences.ts";
import { isPooled } from "./lib/general/general.ts";
import { isLong } from "./lib/general/made-pairs.ts";
import { openGeneral } from "./lib/general/open-general.ts";
import { covarianceOf } from "./lib/general/general-starter.ts";
import { evidencePerPair } from "./lib/general/set-evidence.ts";
import { unseenKindOf } from "./lib/general/unseen-sentences.ts";
import { figuresOf } from "./lib/general/leave-one-set-out.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const percent = (share: number) => (100 * share).toFixed(1);
/** Pairs of a set that its evidence is computed from, evenly spread. */
const SAMPLE = 300;
const sampled = (n: number) =>
  Array.from({ length: Math.min(n, SAMPLE) }, (_, k) => Math.floor((k * n) / Math.min(n, SAMPLE)));
const within = ({ value, low, high }: Estimate) => `${percent(value)} [${percent(low)}–${percent(high)}]`;
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

const { choices, general, leftOut } = await openGeneral(data);
const { figures, all, chat, shared, length, lengthChat, loss, ece } = figuresOf(leftOut);
row("set", "pairs", "in the pool", "general, without this set", "without made pairs", "longer wins");
row("---", "---", "---", "---", "---", "---");
for (const one of figures) {
  const pooled = isPooled(one.name) ? "yes" : "no";
  row(one.name, one.pairs, pooled, percent(one.accuracy), percent(one.shared), percent(one.length));
}
row(`mean of ${figures.length}`, "", "", within(all), percent(shared.all.value), percent(length));
row("mean of chat sets", "", "", within(chat), percent(shared.chat.value), percent(lengthChat.value));
console.log(`\nscale ${general.scale.toFixed(2)}, loss ${loss.toFixed(4)}, ECE ${ece.toFixed(3)}\n`);
row("κ", "log evidence per pair of a set that is left out, mean over sets");
row("---", "---");
for (const kappa of [0, 0.3, 1, 2, 3, 5]) {
  const covariance = covarianceOf(general, kappa);
  const evidence = leftOut.map(({ set: { differences }, shared: means }) => {
    const some = sampled(means.length);
    const rows = some.map((i) => differences.rows.subarray(i * DIMENSION, (i + 1) * DIMENSION));
    const label = some.map((i) => differences.label[i]);
    return evidencePerPair(
      rows,
      label,
      some.map((i) => means[i]),
      covariance,
    );
  });
  row(kappa, mean(evidence).toFixed(4));
}
console.log();
row("made pairs, held out", "pairs", "the answer wins", "median margin");
row("---", "---", "---", "---");
const { pairs, differences } = choices.made;
const z = margins(differences, general.weights);
const printKind = (name: string, of: readonly number[]) =>
  row(name, of.length, percent(of.filter((margin) => margin > 0).length / of.length), median(of).toFixed(2));
for (const kind of new Set(pairs.map((pair) => pair.kind))) {
  const of = [...z].filter((_, i) => pairs[i].kind === kind && pairs[i].heldOut);
  printKind(kind, of);
}
const long = pairs.flatMap(({ kind, heldOut, first, second }, i) =>
  kind === "insert" && heldOut && isLong(first) ? [{ how: unseenKindOf(second), margin: z[i] }] : [],
);
printKind(
  "insert, long answers",
  long.map(({ margin }) => margin),
);
for (const kind of DAMAGING_KINDS) {
  const of = long.filter(({ how }) => how === kind).map(({ margin }) => margin);
  if (of.length > 0) printKind(`insert, long answers: ${kind}`, of);
}
