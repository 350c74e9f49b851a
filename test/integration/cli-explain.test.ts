import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

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

  it("tells the five choices that moved a reward most, of those the head was trained on", async () => {
    const pairs = join(ROOT, "samples", "pairs.jsonl");
    const out = join(await fs.mkdtemp(join(tmpdir(), "rewardlens-explain-")), "head");
    expect((await cli(["train", pairs, "--out", out])).code).toBe(0);
    const result = await cli(["explain", ...asked, "--head", out, "--pairs", pairs, "--json"]);
    const { choices } = jsonOf<{ choices: { influence: number; first: string }[] }>(result)[0];
    expect(choices).toHaveLength(5);
    const sizes = choices.map(({ influence }) => Math.abs(influence));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[4]).toBeGreaterThan(0);
    expect((await cli(["explain", ...asked, "--head", out, "--pairs", pairs])).out).toContain("preferred “");
    await fs.rm(dirname(out), { recursive: true });
  });

  it("refuses an empty response and a missing query", async () => {
    expect((await cli(["explain", "--query", "q", "--response", " "])).code).toBe(1);
    expect((await cli(["explain", "--response", "r"])).code).toBe(2);
  });
});
