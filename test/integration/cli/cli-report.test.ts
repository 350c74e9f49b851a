import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadReport } from "../../../src/store/heads/load-head.ts";
import { percent } from "../../../src/report/format.ts";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

interface Trained {
  readonly pairs: number;
  readonly heldOutAccuracy: number;
  readonly learning: unknown;
}

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-report-"))));
afterAll(() => fs.rm(folder, { recursive: true }));

describe("rewardlens report", () => {
  it("writes the figures of a trained head as one page with its charts", async () => {
    const head = join(folder, "mine");
    const page = join(folder, "report.html");
    const train = ["train", join(ROOT, "samples", "pairs.jsonl"), "--out", head, "--json", "--learning-curve"];
    const [trained] = jsonOf<Trained>(await cli(train));
    const report = await loadReport(head);
    expect(report?.keys).toHaveLength(trained.pairs);
    expect(report?.learning.map(({ choices }) => choices)).toEqual([6, 12]);
    expect(report?.learning).toEqual(trained.learning);
    expect(await cli(["report", "--head", head, "--out", page])).toMatchObject({ code: 0, err: "" });
    const html = await fs.readFile(page, "utf8");
    expect(html).toContain(percent(trained.heldOutAccuracy));
    expect(html.match(/<svg/g)).toHaveLength(html.match(/<section>/g)!.length);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  it("adds examples with their texts where the choices are named, as text", async () => {
    const evil = "</p><script>alert(1)</script>";
    const lines = (await fs.readFile(join(ROOT, "samples", "pairs.jsonl"), "utf8")).trim().split("\n");
    const pairs = lines.map((line) => JSON.parse(line) as { prompt: string });
    const made = pairs.map((pair, i) => JSON.stringify(i === 0 ? { ...pair, rejected: evil } : pair)).join("\n");
    const file = join(folder, "own.jsonl");
    const [head, page] = [join(folder, "exemplary"), join(folder, "examples.html")];
    await fs.writeFile(file, made);
    await cli(["train", file, "--out", head]);
    expect(await cli(["report", "--head", head, "--out", page, "--examples", file])).toMatchObject({
      code: 0,
      err: "",
    });
    const html = await fs.readFile(page, "utf8");
    const shown = pairs.filter(({ prompt }) => html.includes(prompt.slice(0, 20)));
    expect(shown.length).toBeGreaterThanOrEqual(5);
    expect(html).not.toContain("<script");
    const other = await cli(["report", "--head", head, "--out", page, "--examples", "-"], {
      stdin: JSON.stringify({ prompt: "another", chosen: "yes", rejected: "no" }),
    });
    expect(other).toMatchObject({ code: 1, err: expect.stringMatching(/trained on none of these pairs/) });
    expect(await fs.readFile(page, "utf8")).toBe(html);
  });

  it("writes a page without charts for a head that kept no report, and says what is missing", async () => {
    const page = join(folder, "starter.html");
    const starter = join(ROOT, "media", "starters", "helpful");
    expect(await cli(["report", "--model", starter, "--out", page])).toMatchObject({ code: 0 });
    expect(await fs.readFile(page, "utf8")).toContain("kept no report");
    expect(await cli(["report", "--model", "helpful", "--out", page])).toMatchObject({ code: 0, err: "" });
    const html = await fs.readFile(page, "utf8");
    expect(html).toContain("train your first model");
    expect(html).toMatch(/<b>Blind spots\.<\/b> .+Checked on 50 pairs about 50 queries\./);
    const gone = await cli(["report", "--head", join(folder, "gone"), "--out", page]);
    expect(gone).toMatchObject({ code: 1, err: expect.stringMatching(/does not exist/) });
  });
});
