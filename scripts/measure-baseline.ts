/**
 * How often `verify --baseline` is right about people's choices, and what improvement it finds. Each query of a set has the response that people chose and the
 * other one. A draw is 300 of these queries; the new side has the chosen response of each with a given probability, the side before the other one. At 50% both
 * sides are equal.
 *
 *     npm run build && node scripts/measure-baseline.ts [folder of the sets, default where fetch-data.ts puts them]
 *
 * Who judges: the choices themselves, as a model would that is right about everyone; the general model; a model trained on 200 choices of other queries of the
 * set. The sets are those that the general model has not learned from, as far as they have queries enough.
 */
import { join } from "node:path";
import { compareSides, type WinRate } from "../src/core/evaluation/win-rate.ts";
import { DIMENSION } from "../src/core/features/feature-layout.ts";
import { mean } from "../src/core/math/statistics.ts";
import { seededRandom, shuffled } from "../src/core/math/random.ts";
import { sigmoid } from "../src/core/model/bradley-terry.ts";
import type { Head } from "../src/core/model/head.ts";
import { rewardOf } from "../src/core/model/score.ts";
import { train } from "../src/core/train.ts";
import { EncoderPool } from "../src/encoder/process/pool.ts";
import { loadHead } from "../src/store/heads/load-head.ts";
import { indexPairs, toPreferenceSet } from "../src/training/training-pairs.ts";
import { Readings } from "../src/verify/judge/readings.ts";
import { winShares } from "../src/verify/judge/win-shares.ts";
import { isPooled } from "./lib/general/general.ts";
import { meanLabel, readPeople } from "./lib/measure/people.ts";
import { dataFolder, root } from "./lib/paths.ts";

const QUERIES = 300;
const DRAWS = 200;
const CHOICES = 200;
/** Queries of a set that are read at most. */
const MOST = 700;
const PLANTED = [0.5, 0.6, 0.75, 0.9];

interface Chosen {
  readonly query: string;
  readonly chosen: string;
  readonly other: string;
}

/** A query of a draw, and whether the new side has its chosen response. */
interface Drawn extends Chosen {
  readonly won: boolean;
}

type Judge = (draw: readonly Drawn[]) => WinRate;

/** One strict choice of each query, by the majority of those who voted, in a random order. */
async function choicesOfSets(data: string) {
  const sets = (await readPeople(data)).filter(({ name }) => !isPooled(name));
  const drawn = sets.map(({ name, pairs }) => {
    const strict = shuffled(
      pairs.filter((pair) => meanLabel(pair) !== 0.5),
      seededRandom(1),
    );
    const byQuery = new Map(strict.map((pair) => [pair.query, pair]));
    const choices = [...byQuery.values()].map((pair): Chosen => {
      const isFirst = meanLabel(pair) > 0.5;
      const { query, first, second } = pair;
      return { query, chosen: isFirst ? first : second, other: isFirst ? second : first };
    });
    return { name, choices: choices.slice(0, MOST) };
  });
  return drawn.filter(({ choices }) => choices.length >= CHOICES + QUERIES);
}

const people: Judge = (draw) =>
  compareSides(
    draw.map(({ chosen, other, won }) => ({
      probability: Number(won),
      lengthDifference: (won ? 1 : -1) * (chosen.length - other.length),
    })),
    0,
  );

/** The product's own comparison. */
const byModel =
  (head: Head, readings: Readings): Judge =>
  (draw) => {
    const side = (isNow: boolean) =>
      draw.map(({ query, chosen, other, won }) => ({ query, response: won === isNow ? chosen : other }));
    const { meetings, deviation } = winShares(side(true), side(false), head, readings);
    return compareSides(meetings, deviation);
  };

const percent = (share: number) => (100 * share).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

interface Planted {
  /** What is planted, for the table. */
  readonly name: string;
  /** P(the new side has the chosen response). */
  readonly wins: (one: Chosen) => number;
}

const byPeople = PLANTED.map((wins): Planted => ({ name: percent(wins), wins: () => wins }));

/** What makes a model's own win rate 60%: the response that it prefers is on the new side so often. undefined where it tells too few apart. */
function byScores(tested: readonly Chosen[], leads: (one: Chosen) => number): Planted | undefined {
  const most = mean(tested.map((one) => Math.abs(sigmoid(leads(one)) - 0.5)));
  const prefers = 0.5 + 0.05 / most;
  if (prefers > 1) return undefined;
  return { name: "60.0 as it sees it", wins: (one) => (leads(one) > 0 ? prefers : 1 - prefers) };
}

function measure(
  set: string,
  name: string,
  judge: Judge,
  tested: readonly Chosen[],
  planted: readonly Planted[],
): void {
  for (const { name: what, wins } of planted) {
    const results = Array.from({ length: DRAWS }, (_, seed) => {
      const random = seededRandom(1000 + seed);
      const some = shuffled(tested, random).slice(0, QUERIES);
      return judge(some.map((one) => ({ ...one, won: random() < wins(one) })));
    });
    const share = (verdict: string) => percent(mean(results.map((one) => Number(one.verdict === verdict))));
    const seen = percent(mean(results.map(({ winRate }) => winRate.value)));
    row(set, name, what, seen, share("better"), share("unknown"), share("worse"));
  }
}

const pool = new EncoderPool({
  script: join(root, "dist", "encoder.js"),
  folder: join(root, "media", "encoder"),
  cacheFile: join(root, ".cache", "baseline.sqlite"),
});
try {
  const general = await loadHead(join(root, "media", "starters", "general"));
  row("set", "who judges", "planted", "seen", "better", "can't tell", "worse");
  row(...Array.from({ length: 7 }, () => "---"));
  const sets = await choicesOfSets(dataFolder(process.argv[2]));
  // Where the choices are known, texts do not matter: one set is enough.
  measure("any", "the choices", people, sets[0].choices.slice(CHOICES), byPeople);
  for (const { name, choices } of sets) {
    const indexed = indexPairs(
      choices.slice(0, CHOICES).map(({ query, chosen, other }, i) => {
        // The place of the chosen response says nothing.
        const [first, second] = i % 2 === 0 ? [chosen, other] : [other, chosen];
        return { query, first, second, label: 1 - (i % 2), weight: 1 };
      }),
    );
    const tested = choices.slice(CHOICES);
    console.error(`${name}: ${2 * choices.length} texts`);
    const set = toPreferenceSet(indexed, await pool.embed(indexed.texts), DIMENSION);
    const { id: encoder } = await pool.info();
    const own = train(set, {
      starters: [{ name: "general", weights: general.weights }],
      card: { id: "own", encoder, created: "", data: "", description: "" },
    });
    const texts = tested.flatMap(({ query, chosen, other }) =>
      [chosen, other].map((response) => ({ query, response })),
    );
    const readings = await Readings.of(texts, (some) => pool.read(some));
    for (const [who, head] of [
      ["general", general],
      [`${CHOICES} choices`, own],
    ] as const) {
      const leads = ({ query, chosen, other }: Chosen) => {
        const [a, b] = [chosen, other].map((response) => readings.phi({ query, response }));
        return a && b ? rewardOf(head, a) - rewardOf(head, b) : 0;
      };
      const right = percent(mean(tested.map((one) => Number(leads(one) > 0))));
      const own60 = byScores(tested, leads);
      const planted = own60 ? [...byPeople, own60] : byPeople;
      measure(name, `${who}, right on ${right}`, byModel(head, readings), tested, planted);
    }
  }
} finally {
  await pool.dispose();
}
