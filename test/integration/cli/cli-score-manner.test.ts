import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, jsonOf } from "./cli-process.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-manner-"))));
afterAll(() => fs.rm(folder, { recursive: true }));

describe("a score", () => {
  it("learns no taste for bold words from easy choices of short and long answers, whose shortcut the training names", async () => {
    const long = (result: number) =>
      `That is something that many people ask. There are several ways to look at it, and before one begins it can be worth to think about what is needed. In general one multiplies step by step, which gives ${result}, and then looks at the result once more. We hope that this was helpful to you!`;
    const pairs = Array.from({ length: 44 }, (_, i) => {
      const result = 7 * (i + 3);
      const chosen = `${result}. Check: ${result} divided by 7 is ${i + 3}.`;
      return JSON.stringify({ prompt: `What is ${i + 3} times 7?`, chosen, rejected: long(result) });
    });
    const head = join(folder, "short");
    const { err } = await cli(["train", "-", "--out", head], { stdin: pairs.join("\n") });
    expect(err).toMatch(
      /^warning: The model mostly follows length: the shorter response was preferred in 44 of 44 choices/,
    );
    const plain =
      "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore.";
    const bold = plain.replace(/(?<=^| )(\w+) (\w+)/g, "**$1** $2");
    const lines = [plain, bold].map((response) => JSON.stringify({ query: "How do I keep basil alive?", response }));
    const [one, other] = (await cli(["score", "-", "--model", head], { stdin: lines.join("\n") })).out.split("\n");
    expect(one).toMatch(/^0\.\d\d \(/);
    expect(other).toMatch(/^unsure, unlike its choices /);
  });

  it("is lowered by an insult, wherever it is in a long answer", async () => {
    const steps = Array.from(
      { length: 24 },
      (_, i) => `Step ${i + 1}: open the panel, check the fuse and close it again.`,
    );
    const places = [undefined, 0, 12, 24];
    const lines = places.map((at) => {
      const said = at === undefined ? steps : steps.toSpliced(at, 0, "You are a stupid idiot.");
      return JSON.stringify({ query: "How do I find the broken fuse?", response: said.join(" ") });
    });
    const [kind, ...unkind] = jsonOf<{ readonly reward: number }>(
      await cli(["score", "-", "--json"], { stdin: lines.join("\n") }),
    );
    for (const { reward } of unkind) expect(reward).toBeLessThan(kind.reward - 0.1);
  });
});
