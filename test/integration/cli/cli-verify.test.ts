import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { commit, repository, write } from "../../support/verify.ts";
import { cli, ROOT, STARTERS } from "./cli-process.ts";

const OLD = ["no idea", "maybe", "it depends", "look it up", "sorry", "what?", "dunno", "ask someone", "hm", "nothing"];
const NEW = OLD.map(
  (_, i) =>
    `Open the settings, choose page ${i + 1} and press Save. The change is there after a minute; restart if it is not.`,
);
const records = (responses: readonly string[]) =>
  [...responses, ...responses]
    .map((response, i) => JSON.stringify({ query: `How do I change setting ${i}?`, response }))
    .join("\n");
const CASES = `model: ./models/mine
cases:
  - { name: Outputs, outputs: out/*.jsonl, mean: ">= 0.01" }
  - { name: Direct answers, query: Which code says not found?, better: 404 Not Found., worse: "I think it might be 404, but it may depend, sorry." }
`;

describe("rewardlens verify", () => {
  let root: string;
  const verify = (...args: string[]) => cli(["verify", ...args], { cwd: root });
  beforeAll(async () => {
    root = repository({ "prompt.reward.yaml": CASES, "out/a.jsonl": records(OLD) });
    await fs.cp(join(STARTERS, "helpful"), join(root, "models", "mine"), { recursive: true });
    commit(root);
    write(root, { "out/a.jsonl": records(NEW) });
  });

  it("gives the same bytes on every run, in every form", async () => {
    for (const format of ["text", "tap", "junit", "ctrf", "github", "markdown"]) {
      const args = ["verify", "--format", format];
      const [one, two] = [await cli(args, { cwd: root }), await cli(args, { cwd: root, cache: "off" })];
      expect(one.out).toBe(two.out);
      expect(one.out).toContain("Direct answers");
    }
  });

  it("says in one sentence how the outputs compare with a revision, the model's doubt included", async () => {
    const { out, code } = await verify("--baseline", "HEAD");
    expect(code).toBe(0);
    expect(out).toMatch(
      /Responses against HEAD, by model \.\/models\/mine: (?:better|worse|can't tell) \(\d+%, \d+ to \d+, 20 queries\)\. At equal lengths: /,
    );
    await fs.copyFile(join(root, "out", "a.jsonl"), join(root, "now.jsonl"));
    write(root, { "out/a.jsonl": records(OLD) });
    expect((await verify("--baseline", "main")).out).toContain(
      "Responses against main, by model ./models/mine: the same (20 queries).",
    );
    await fs.rename(join(root, "now.jsonl"), join(root, "out", "a.jsonl"));
  });

  it("names the verdicts that change where the model was trained again", async () => {
    const mine = join(root, "models", "mine");
    await fs.rename(mine, join(tmpdir(), `rewardlens-mine-${process.pid}`));
    await fs.cp(join(STARTERS, "harmless"), mine, { recursive: true });
    const { out } = await verify("--baseline", "main");
    expect(out).toMatch(
      /Model \.\/models\/mine is not the same as at main: \d of 2 verdicts changed\. By the model as it was, the responses are: /,
    );
    await fs.rm(mine, { recursive: true });
    const { out: missing, err, code } = await verify();
    expect(missing).toMatch(
      /^error {3}prompt\.reward\.yaml:3\n {8}There is no model \.\/models\/mine\. Train one into this folder, or name a built-in model/,
    );
    expect(err).toBe("0 passed, 0 failed, 1 error.\n");
    expect(code).toBe(1);
    await fs.rename(join(tmpdir(), `rewardlens-mine-${process.pid}`), mine);
  });

  it("writes several forms together, and ends with 1 where a case failed or --unsure fail counts it so", async () => {
    const args = [
      "--model",
      "general",
      "--format",
      "junit",
      "--output",
      "r.xml",
      "--format",
      "ctrf",
      "--output",
      "r.json",
      "--format",
      "tap",
    ];
    const { out, code } = await verify(...args);
    expect(out).toMatch(/^TAP version 14\n1\.\.2\n/);
    expect(code).toBe(0);
    expect(await fs.readFile(join(root, "r.xml"), "utf8")).toContain('skipped="1"');
    expect(JSON.parse(await fs.readFile(join(root, "r.json"), "utf8"))).toMatchObject({
      results: { summary: { other: 1 } },
    });
    expect(await verify("--model", "general", "--unsure", "fail")).toMatchObject({ code: 1 });
    expect(await verify("--model", "general", "--unsure", "pass")).toMatchObject({ code: 0 });
  });

  it.each([
    [["none/*.yaml"], /^error: No file is named by none\/\*\.yaml\. Write expectations/, 1],
    [["../*.yaml"], /^error: \.\.\/\*\.yaml is outside of the repository .*\. Run rewardlens in the repository/, 1],
    [["--baseline", "--exec=x"], /^error: "--exec=x" is not a revision\. Give a branch/, 1],
    [["--baseline", "nowhere"], /^error: There is no revision nowhere\. In CI, check out with fetch-depth: 0/, 1],
    [["--format", "html"], /^error: --format html: use text, tap, junit, ctrf, github, sarif, markdown/, 2],
    [["--format", "tap", "--format", "junit"], /^error: only one format can go to stdout/, 2],
    [["--output", "a", "--output", "b"], /^error: each --output needs its --format/, 2],
  ])("refuses %j with a cure", async (args, message, code) => {
    const result = await verify(...args);
    expect(result.err).toMatch(message);
    expect(result).toMatchObject({ code, out: "" });
  });

  it("takes of a folder the files of expectations, and not its outputs", async () => {
    const [folder, file] = [await verify("."), await verify("prompt.reward.yaml")];
    expect(folder).toEqual(file);
    expect(await verify("out")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^error: No file is named by out\//),
    });
  });

  it("writes no report over a file that it comes from", async () => {
    for (const file of ["prompt.reward.yaml", "out/a.jsonl"]) {
      const before = await fs.readFile(join(root, file), "utf8");
      const over = await verify("--model", "general", "--output", file);
      expect(over).toMatchObject({ code: 2, out: "", err: expect.stringContaining("is one of the input files") });
      expect(await fs.readFile(join(root, file), "utf8")).toBe(before);
    }
  });

  it("names the built-in models where a file names one that is not there", async () => {
    const other = repository({ "a.reward.yaml": "cases: [{ query: q, better: a, worse: b, model: generel }]" });
    const { out } = await cli(["verify"], { cwd: other });
    expect(out).toContain(
      "There is no built-in model generel. Name general, harmless, helpful, on-topic, or a model's folder with ./ before it.",
    );
  });

  it("checks the samples", async () => {
    const { out, code } = await cli(["verify", "samples/support.reward.yaml"], { cwd: ROOT });
    expect(out).toMatch(/\d passed, 0 failed/);
    expect(code).toBe(0);
  });
});
