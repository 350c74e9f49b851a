import { spawnSync } from "node:child_process";
import { delimiter, join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, ROOT } from "./cli-process.ts";

const modules = `${sep}node_modules${sep}`;
const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes(modules));
/** The machine's own Node, if it is the oldest that the project supports. */
const node = folders
  .map((folder) => join(folder, "node"))
  .find((path) => spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.startsWith("v20."));

describe.skipIf(node === undefined)("rewardlens on Node 20 (skipped where the machine has none)", () => {
  it("scores a file, with the same results as on the tests' own Node", async () => {
    const scored = ["score", join(ROOT, "samples", "antarctica.md"), "--json"];
    const old = await cli(scored, { node: node! });
    expect(old).toMatchObject({ code: 0, err: "" });
    expect(old.out).toBe((await cli(scored)).out);
  });
});
