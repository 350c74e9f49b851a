import { describe, expect, it } from "vitest";
import { cli, jsonOf } from "./cli-process.ts";

interface Explained {
  readonly reward: number;
  readonly blocks: { name: string; part: number }[];
  readonly surface: { name: string; part: number }[];
  readonly head: string;
}
const QUERY = "Which country owns Antarctica?";
const RESPONSE = "Perhaps nobody owns Antarctica, I think. It might be governed by a treaty.";
const asked = ["--query", QUERY, "--response", RESPONSE];

describe("rewardlens explain", () => {
  it("gives parts that sum to the reward that score gives", async () => {
    const [explained] = jsonOf<Explained>(await cli(["explain", ...asked, "--head", "helpful", "--json"]));
    const [{ reward }] = jsonOf<{ reward: number }>(await cli(["score", ...asked, "--head", "helpful", "--json"]));
    expect(explained.reward).toBe(reward);
    expect(explained.blocks.map(({ name }) => name)).toEqual(["layer 3", "layer 5", "surface", "cosine"]);
    expect(explained.blocks.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(reward, 6);
  });

  it("tells people the largest first, and what each one is", async () => {
    const { out, code } = await cli(["explain", ...asked, "--head", "helpful"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^reward [+−]\d+\.\d\d against the average training response · helpful\n/);
    expect(out).toMatch(/ {2}\w.* {2}[+−]\d\.\d\d {2}\S/);
  });

  it("refuses an empty response and a missing query", async () => {
    expect((await cli(["explain", "--query", "q", "--response", " "])).code).toBe(1);
    expect((await cli(["explain", "--response", "r"])).code).toBe(2);
  });
});
