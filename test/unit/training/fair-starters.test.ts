import { expect, it } from "vitest";
import type { Head } from "../../../src/core/model/head.ts";
import { fairStarters } from "../../../src/training/fair-starters.ts";
import { hashQueries } from "../../../src/training/seen-queries.ts";
import { hashPairs, type TrainingPair } from "../../../src/training/training-pairs.ts";
import { aHead } from "../store/heads/a-head.ts";

const pair = { query: "q", first: "a", second: "b", label: 1, weight: 1 };
const other = { ...pair, query: "another" };
const judged = (starters: readonly Head[], pairs: readonly TrainingPair[]) =>
  fairStarters(starters, hashPairs(pairs), hashQueries(pairs));

/** A head that keeps no queries. */
function withoutQueries(id: string): Head {
  const { card, weights, bias, mean, covariance } = aHead(id);
  return { card, weights, bias, mean, covariance };
}
const [own, foreign] = [withoutQueries("own"), withoutQueries("foreign")];

it("leaves out the head that was made from these very pairs, in whatever order, and sorts the others by name", () => {
  const same = { ...own, card: { ...own.card, data: hashPairs([pair, other]) } };
  const starters = [same, foreign];
  expect(judged(starters, [other, pair])).toEqual({ fair: [starters[1]], seen: [same] });
  expect(judged(starters, [pair]).fair).toEqual([starters[1], same]);
});

it("leaves out a head that has seen the queries of other choices, unless they are a few of many", () => {
  const former = { ...own, queries: hashQueries([pair]) };
  const many = Array.from({ length: 40 }, (_, i) => ({ ...pair, query: `query ${i}` }));
  expect(judged([former], [pair, other]).seen).toEqual([former]);
  expect(judged([former], [pair, ...many]).fair).toEqual([former]);
  expect(judged([former], many).fair).toEqual([former]);
});
