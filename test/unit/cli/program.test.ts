import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installationAt } from "../../../src/cli/installation.ts";
import { runProgram } from "../../../src/cli/program.ts";
import { rewardlens } from "../../../src/cli/rewardlens.ts";
import { aTerminal } from "./a-terminal.ts";

let root: string;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-"));
  for (const name of ["general", "helpful", "on-topic"])
    await fs.mkdir(join(root, "media", "starters", name), { recursive: true });
  await fs.writeFile(join(root, "empty.jsonl"), "\n");
  await fs.writeFile(join(root, "pairs.jsonl"), '{"prompt":"q","chosen":"a","rejected":"b"}\n');
  const two = ["a", "b"].map((chosen) => JSON.stringify({ prompt: "q", chosen, rejected: "c" }));
  await fs.writeFile(join(root, "one-query.jsonl"), two.join("\n"));
});
afterEach(() => fs.rm(root, { recursive: true }));

/** Runs a command line; `@` represents the folder of the test. */
async function run(line: string, terminal = aTerminal()) {
  const args = line
    .split(" ")
    .filter(Boolean)
    .map((part) => part.replace(/^@/, `${root}/`));
  return {
    code: await runProgram(args, { ...rewardlens, version: "1.2.3" }, installationAt(root), terminal),
    ...terminal,
  };
}

describe("the command line", () => {
  it.each([
    ["", "Usage: rewardlens"],
    ["guess", "unknown command 'guess'"],
    ["score", "a file, or --query and --response"],
    ["score --query q", "a file, or --query and --response"],
    ["score @pairs.jsonl --query q --response r", "not both"],
    ["score @pairs.jsonl --heads x", "unknown option '--heads'"],
    ["score a b", "several files need --out or --stream"],
    ["train @pairs.jsonl", "required option '--out <dir>'"],
    ["train --out x", "missing required argument"],
    ["train @pairs.jsonl --out @new --seed -1", "--seed"],
    ["train @pairs.jsonl --out @new --starter polite", 'unknown starter "polite". Use general, helpful, on-topic'],
    ["train @pairs.jsonl --out @new --starter helpful,helpful", "is repeated"],
    ["train - - --out @new --starter none", "once only"],
    ["evaluate @pairs.jsonl", "required option '--model, --head <model>'"],
    ["crossvalidate @pairs.jsonl --folds 1", "2 or more"],
    ["export @pairs.jsonl", "required option '--to <format>'"],
    ["export @pairs.jsonl --to word", "Allowed choices are trl, trl-chat"],
    ["export @pairs.jsonl --to trl --json", "--json needs --out FILE"],
    ["crossvalidate @pairs.jsonl --folds 2.5", "2 or more"],
    ["verify-model @pairs.jsonl --max-turned 1", "at 1 nothing can fail"],
    ["verify-model @pairs.jsonl --max-paying none", "a number above 0 and below 1"],
    ["verify-model @pairs.jsonl --budget -1", "0 or more"],
    ["verify-model @pairs.jsonl --card", "general is built in"],
    ["verify-model @pairs.jsonl --format word", "--format word: use text, tap"],
  ])("exits 2 for wrong usage: %s", async (line, message) => {
    const { code, out, err } = await run(line);
    expect(err.join("\n")).toContain(message);
    expect([code, out]).toEqual([2, []]);
  });

  it.each([
    ["score @none.jsonl", "there is no such file"],
    ["score @media", "it is a folder"],
    ["score @empty.jsonl", "There is no response in"],
    ["train @empty.jsonl --out @new", "There is no usable pair in"],
    ["evaluate @pairs.jsonl --head on-topic", "The only pair answers one query, so nothing shows"],
    ["evaluate @one-query.jsonl --head on-topic", "All 2 pairs answer one query, so nothing shows"],
    ["train @pairs.jsonl --out @", "which does not belong to a model"],
    ["train @pairs.jsonl --out @empty.jsonl", "is a file, not a folder"],
  ])("exits 1 for bad input: %s", async (line, message) => {
    const { code, out, err } = await run(line);
    expect(err.join("\n")).toContain(message);
    expect([code, out]).toEqual([1, []]);
  });

  it("prints help and version on stdout and exits 0", async () => {
    expect(await run("--version")).toMatchObject({ code: 0, out: ["1.2.3"], err: [] });
    const help = await run("train --help");
    expect(help).toMatchObject({ code: 0, err: [] });
    expect(help.out.join("\n")).toContain("--starter <names>");
  });

  it("exits 130 when interrupted, whatever failed by it", async () => {
    const terminal = aTerminal();
    terminal.interrupt();
    const { code, err } = await run("score @none.jsonl", terminal);
    expect([code, err]).toEqual([130, ["Interrupted. Nothing was saved."]]);
  });
});
