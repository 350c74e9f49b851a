import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, jsonOf, ROOT, type CliOptions } from "./cli-process.ts";

const modules = `${sep}node_modules${sep}`;
const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes(modules));
/** The machine's own Node, if it is the oldest that the project supports. */
const node = folders
  .map((folder) => join(folder, "node"))
  .find((path) => spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.startsWith("v20."));

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "rewardlens-node-20-"))));
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(node === undefined)("rewardlens on Node 20 (skipped where the machine has none)", () => {
  const sample = (name: string) => join(ROOT, "samples", name);

  it.each(["antarctica.md", "pairs.jsonl"])(
    "scores %s, with the same results as on the tests' own Node",
    async (name) => {
      const scored = ["score", sample(name), "--json"];
      const old = await cli(scored, { node: node! });
      expect(old).toMatchObject({ code: 0, err: "" });
      expect(old.out).toBe((await cli(scored, { cache: "off" })).out);
    },
  );

  it("writes rows with their scores, with the same bytes", async () => {
    const write = (out: string, options: CliOptions) =>
      cli(["score", sample("pairs.jsonl"), "--out", join(folder, out)], options);
    expect(await write("old.parquet", { node: node! })).toMatchObject({ code: 0 });
    expect(await write("new.parquet", { cache: "off" })).toMatchObject({ code: 0 });
    const [old, ours] = await Promise.all(["old.parquet", "new.parquet"].map((name) => readFile(join(folder, name))));
    expect(old.equals(ours)).toBe(true);
  });

  it("trains a model and evaluates it", async () => {
    const model = join(folder, "mine");
    const on = { node: node! };
    expect(await cli(["train", sample("pairs.jsonl"), "--out", model, "--json"], on)).toMatchObject({ code: 0 });
    const evaluated = await cli(["evaluate", sample("pairs.jsonl"), "--model", model, "--json"], on);
    expect(jsonOf<{ pairs: number }>(evaluated)).toMatchObject([{ pairs: 24 }]);
  });
});
