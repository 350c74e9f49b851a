import { expect, it } from "vitest";
import { fairStarters } from "../../../src/store/fair-starters.ts";
import { hashPairs } from "../../../src/store/training-pairs.ts";
import { aHead } from "./a-head.ts";

it("leaves out the starter that was made from these very pairs, in whatever order, and sorts the others by name", () => {
  const pair = { query: "q", first: "a", second: "b", label: 1, weight: 1 };
  const other = { ...pair, query: "another" };
  const [own, foreign] = [aHead("own"), aHead("foreign")];
  const starters = [{ ...own, card: { ...own.card, data: hashPairs([pair, other]) } }, foreign];
  expect(fairStarters(starters, hashPairs([other, pair]))).toEqual([foreign]);
  expect(fairStarters(starters, hashPairs([pair]))).toEqual([foreign, starters[0]]);
});
