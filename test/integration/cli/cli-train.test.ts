import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { HeadCard } from "../../../src/core/model/head.ts";
import { percent } from "../../../src/report/format.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import type { HeadEvaluation } from "../../../src/core/model/head-evaluation.ts";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

const PAIRS = join(ROOT, "samples", "pairs.jsonl");

interface Trained {
  readonly pairs: number;
  readonly heldOutAccuracy: number;
  readonly heldOutInterval: [number, number];
  readonly lengthBaseline: number;
  readonly ridge: number;
  readonly seconds: number;
  readonly priors: { name: string }[];
  readonly id: string;
}

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-train-"))));
afterAll(() => fs.rm(folder, { recursive: true }));

describe("rewardlens train, evaluate and crossvalidate", () => {
  it("trains a head that prefers what was chosen, and replaces it whole", async () => {
    const out = join(folder, "mine");
    const first = await cli(["train", PAIRS, "--out", out, "--json"]);
    expect(first).toMatchObject({ code: 0, err: "" });
    const [trained] = jsonOf<Trained>(first);
    expect(trained).toMatchObject({ pairs: 24, priors: [{ name: "general" }] });
    expect(trained.heldOutInterval[0]).toBeLessThanOrEqual(trained.heldOutAccuracy);
    expect(trained.heldOutAccuracy).toBeGreaterThan(0.6);
    expect((await loadHead(out)).card).toMatchObject({ id: trained.id, pairs: 24, ridge: trained.ridge });
    const evaluated = await cli(["evaluate", PAIRS, "--head", out, "--json"]);
    expect(jsonOf(evaluated)[0]).toMatchObject({ pairs: 24, head: trained.id });
    // The ridge that so few choices may choose does not bend to every one of them.
    expect((jsonOf(evaluated)[0] as { accuracy: number }).accuracy).toBeGreaterThanOrEqual(23 / 24);
    const again = jsonOf<Trained>(await cli(["train", PAIRS, "--out", out, "--json", "--starter", "none"]))[0];
    expect(again.priors).toEqual([]);
    expect((await loadHead(out)).card.id).toBe(again.id);
    expect(await fs.readdir(folder)).toEqual(["mine"]);
  });

  it("compares with another head, but not on queries that a head was trained on", async () => {
    const out = join(folder, "again");
    const json = (args: string[]) => cli(["train", PAIRS, "--out", out, "--json", ...args]);
    const [first] = jsonOf<{ report: HeadEvaluation }>(await json(["--against", "on-topic"]));
    expect(first.report.againstPrevious).toMatchObject({ name: "on-topic", pairs: 24 });
    expect(first.report.againstLength).toMatchObject({ pairs: 24, verdict: "better" });
    expect(first.report.warnings).toEqual([]);
    const [second] = jsonOf<{ report: HeadEvaluation }>(await json([])); // against the first one, which has seen all
    expect(second.report).not.toHaveProperty("againstPrevious");
    const evaluated = await cli(["evaluate", PAIRS, "--head", out, "--against", "on-topic"]);
    expect(evaluated.err).toMatch(
      /24 of these pairs use queries that the model was trained on[^]*no query is new to both/,
    );
    expect(evaluated.out).toMatch(/Calibration error +\d+\.\d% \([\d.]+% to [\d.]+%\)/);
    expect(evaluated.out).toMatch(/Mean confidence [\d.]+% +[\d.]+% \(.*correct, /);
    const [listed] = jsonOf<{ heads: HeadCard[]; starters: HeadCard[] }>(await cli(["heads", folder, "--json"]));
    const { card } = await loadHead(out);
    expect(listed.heads.map(({ id }) => id)).toContain(card.id);
    expect(listed.starters.map(({ id }) => id)).toEqual(["general", "harmless", "helpful", "on-topic"]);
    const text = await cli(["heads", folder]);
    const [right, low, high] = [card.heldOutAccuracy, ...card.heldOutInterval].map(percent);
    const line = text.out.replaceAll(/ +/g, " ");
    expect(line).toContain(`24 pairs, 24 queries ${right} (${low} to ${high}) length alone 58.3% (`);
    expect(line).toMatch(
      /length alone 58\.3% \([\d.]+% to [\d.]+%\).* loss \S+ \([\d.]+ to [\d.]+\).*calibration error [\d.]+% \(/,
    );
  });

  it("says what makes the figures say less than they seem to", async () => {
    const lines = (await fs.readFile(PAIRS, "utf8")).trim().split("\n").slice(0, 6);
    const { prompt, chosen, rejected } = JSON.parse(lines[0]) as Record<string, string>;
    const opposite = JSON.stringify({ prompt, chosen: rejected, rejected: chosen });
    const result = await cli(["crossvalidate", "-"], { stdin: [...lines, opposite].join("\n") });
    expect(result.err).toContain("warning: Too few queries to test a model: the choices answer 6");
    expect(result.err).toContain("warning: Contradictions: 1 pair has opposite choices");
    expect(result.code).toBe(0);
  });

  it("gives the same weights for the same pairs and seed", async () => {
    const weights = [];
    for (const options of [{}, { cache: "off" }]) {
      const out = join(folder, `seed-${weights.length}`);
      await cli(["train", PAIRS, "--out", out, "--seed", "7"], options);
      weights.push((await loadHead(out)).weights);
    }
    expect(weights[0]).toEqual(weights[1]);
  });

  it("says what too few choices lack, and saves nothing", async () => {
    const one = (await fs.readFile(PAIRS, "utf8")).split("\n")[0];
    const result = await cli(["train", "-", "--out", join(folder, "none")], { stdin: one });
    expect(result).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/^error: A first model needs \d+ choices .* you have 1/),
    });
    await expect(fs.access(join(folder, "none"))).rejects.toThrow();
  });

  it("reports the same figures over folds, for people and as JSON", async () => {
    const json = await cli(["crossvalidate", PAIRS, "--folds", "4", "--json"]);
    const [figures] = jsonOf<Record<string, unknown>>(json);
    expect(figures).toMatchObject({ pairs: 24, queries: 24, folds: 4, starter: "none" });
    for (const name of ["accuracy", "loss", "ece", "lengthBaseline"]) expect(figures[name]).toEqual(expect.any(Number));
    const text = await cli(["crossvalidate", PAIRS, "--folds", "4"]);
    expect(text.out.replaceAll(/ +/g, " ")).toContain(
      `Accuracy on unseen choices ${percent(figures["accuracy"] as number)}`,
    );
  });

  it.each(["crossvalidate", "evaluate", "train"])("%s says how far surface features alone come", async (verb) => {
    const more = { crossvalidate: [], evaluate: ["--head", "helpful"], train: ["--out", join(folder, "surface")] }[
      verb
    ]!;
    const [{ surfaceBaseline }] = jsonOf<{ surfaceBaseline: number }>(await cli([verb, PAIRS, ...more, "--json"]));
    expect(surfaceBaseline).toBeGreaterThan(0.5);
    const text = await cli([verb, PAIRS, ...more]);
    expect(text.out.replaceAll(/ +/g, " ")).toContain(`Surface features alone ${percent(surfaceBaseline)} (`);
  });

  it.each([
    ["train", () => ["--out", join(folder, "keys"), "--learning-curve"]],
    ["evaluate", () => ["--head", "helpful", "--against", "on-topic"]],
  ])("%s prints the keys of JSON that docs/command-line.md names", async (verb, more) => {
    const [printed] = jsonOf<Record<string, unknown>>(await cli([verb, PAIRS, ...more(), "--json"]));
    const docs = await fs.readFile(join(ROOT, "docs", "command-line.md"), "utf8");
    const [, section] = docs.split(`## \`${verb} --json\``);
    const documented = [...section.split("\n## ")[0].matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
    expect(Object.keys(printed)).toEqual(documented);
  });

  it("leaves the old head and nothing half-written when it is interrupted", async () => {
    const nest = join(folder, "nest");
    const many = Array.from({ length: 4000 }, (_, i) =>
      JSON.stringify({
        prompt: `Question ${i}`,
        chosen: `Yes, ${i}. ${"So it is. ".repeat(30)}`,
        rejected: `No, ${i}. ${"Not so. ".repeat(30)}`,
      }),
    );
    // train makes the folder right before it reads the texts, which takes far longer than the signal.
    const interruptWhen = vi.waitUntil(() => existsSync(nest), { timeout: 60_000 });
    const result = await cli(["train", "-", "--out", join(nest, "head")], {
      ...{ stdin: many.join("\n"), cache: "off", interruptWhen },
    });
    expect(result).toMatchObject({
      code: 130,
      out: "",
      err: expect.stringContaining("Interrupted. Nothing was saved."),
    });
    expect(await fs.readdir(nest)).toEqual([]);
  });
});
