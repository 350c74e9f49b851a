import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

interface Explained {
  readonly reward: number;
  readonly blocks: { name: string; part: number }[];
  readonly surface: { name: string; part: number }[];
  readonly tokens: { text: string; start: number; end: number; part: number }[];
  readonly unread?: [number, number];
  readonly head: string;
}
const sum = (parts: readonly { part: number }[]) => parts.reduce((total, { part }) => total + part, 0);
const QUERY = "Which country owns Antarctica?";
const RESPONSE = "Perhaps nobody owns Antarctica, I think. It might be governed by a treaty.";
const asked = ["--query", QUERY, "--response", RESPONSE];

describe("rewardlens explain", () => {
  it("gives parts that sum to the reward that score gives", async () => {
    const [explained] = jsonOf<Explained>(await cli(["explain", ...asked, "--head", "helpful", "--json"]));
    const [{ reward }] = jsonOf<{ reward: number }>(await cli(["score", ...asked, "--head", "helpful", "--json"]));
    expect(explained.reward).toBe(reward);
    expect(explained.blocks.map(({ name }) => name)).toEqual(["states", "surface", "cosine"]);
    expect(explained.blocks.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(reward, 6);
  });

  it("gives each token's part: with the surface features and the cosine they sum to the reward", async () => {
    const response = "It isn’t owned 🐧 by anyone;\r\nits cafe\u0301s neither. ";
    for (const text of [response, response.repeat(40)]) {
      const asked = ["--query", QUERY, "--response", text, "--head", "helpful", "--json"];
      const [{ reward, blocks, tokens, unread }] = jsonOf<Explained>(await cli(["explain", ...asked]));
      expect(Math.abs(sum(tokens) + sum(blocks.slice(1)) - reward)).toBeLessThan(1e-6);
      expect(new Set(tokens.map(({ part }) => part)).size).toBeGreaterThan(5);
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
      expect(tokens.map((token) => token.text).slice(0, 2)).toEqual(["It", "isn"]);
      expect(text.slice(tokens.at(-1)!.end).trim()).toBe("");
      expect(unread).toBeUndefined();
    }
  });

  it("says which end of a response is beyond the limit, and that a response cannot be read", async () => {
    const text = "It isn’t owned by anyone. ".repeat(1500);
    const asked = ["--query", QUERY, "--response"];
    const [{ reward, blocks, tokens, unread }] = jsonOf<Explained>(await cli(["explain", ...asked, text, "--json"]));
    expect(Math.abs(sum(tokens) + sum(blocks.slice(1)) - reward)).toBeLessThan(1e-6);
    expect(tokens.length).toBeGreaterThan(7900);
    expect(unread).toEqual([tokens.at(-1)!.end + 1, text.length]);
    const { code, err } = await cli(["explain", ...asked, "សួស្តី"]);
    expect([code, err]).toEqual([1, expect.stringContaining("can't be read: 100% of its words are unknown")]);
  });

  it.each([
    ["a [MASK] b", ["a", "[", "MASK", "]", "b"]],
    ["[PAD] [SEP]", ["[", "PAD", "]", "[", "SEP", "]"]],
  ])("lists the tokens of %s as text", async (text, expected) => {
    const [{ tokens }] = jsonOf<Explained>(await cli(["explain", "--query", QUERY, "--response", text, "--json"]));
    expect(tokens.map((token) => token.text)).toEqual(expected);
  });

  it("lists the largest parts first, and what each one is", async () => {
    const { out, code } = await cli(["explain", ...asked, "--head", "helpful"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^reward [+−]\d+\.\d\d against the average training response · helpful\n/);
    expect(out).toMatch(/ {2}\w.* {2}[+−]\d\.\d\d {2}\S/);
  });

  it("shows the five choices that moved a reward most, of those the head was trained on", async () => {
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
