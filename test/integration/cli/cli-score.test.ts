import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Head } from "../../../src/core/model/head.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { saveHead } from "../../../src/store/heads/save-head.ts";
import { readSafetensors, writeSafetensors } from "../../../src/store/heads/safetensors.ts";
import { cli, jsonOf, ROOT, STARTERS } from "./cli-process.ts";

interface Scored {
  readonly score: number;
  readonly reward: number;
  readonly interval: [number, number];
  readonly head: string;
  readonly encoder: string;
  readonly label?: string;
}

interface Vague extends Scored {
  readonly notEnoughChoices?: { readonly choices: number; readonly needed: number };
}

const QUERY = "Which country owns Antarctica?";
const TREATY = "Antarctica is governed by the Antarctic Treaty System, which includes multiple countries.";
const PENGUINS = "Penguin overlords run the showdown there.";
const scoreOf = async (response: string, ...more: string[]) => {
  const result = await cli(["score", "--query", QUERY, "--response", response, "--json", ...more]);
  expect(result.err).toBe("");
  return jsonOf<Scored>(result)[0];
};

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-score-"))));
afterAll(() => fs.rm(folder, { recursive: true }));

describe("rewardlens score", () => {
  it("puts the treaty well above the penguins before any choice", async () => {
    const treaty = await scoreOf(TREATY);
    const penguins = await scoreOf(PENGUINS);
    expect(Object.keys(treaty)).toEqual(["score", "reward", "interval", "head", "encoder"]);
    expect(treaty).toMatchObject({ head: "general", encoder: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(treaty.score - penguins.score).toBeGreaterThan(0.2);
    for (const {
      score,
      interval: [low, high],
      reward,
    } of [treaty, penguins]) {
      expect(low).toBeLessThan(score);
      expect(high).toBeGreaterThan(score);
      expect(score).toBeCloseTo(1 / (1 + Math.exp(-reward)), 9);
    }
  });

  it("gives a text the same bits alone, among others and as a part of a document", async () => {
    const fresh = { cache: "off" };
    const alone = await scoreOf(TREATY);
    const lines = [PENGUINS, TREATY, "x ".repeat(300)].map((response) => JSON.stringify({ query: QUERY, response }));
    const among = await cli(["score", "-", "--json"], { stdin: lines.join("\n"), ...fresh });
    const document = await cli(["score", join(ROOT, "samples", "antarctica.md"), "--json"], fresh);
    expect(jsonOf<Scored>(among)[1].reward).toBe(alone.reward);
    expect(jsonOf<Scored>(document)[0]).toMatchObject({ reward: alone.reward, label: "Response A" });
  });

  it("gives people no number where six choices say nothing, but what is missing; programs read how many it takes", async () => {
    const few = (await fs.readFile(join(ROOT, "samples", "pairs.jsonl"), "utf8")).split("\n").slice(0, 6).join("\n");
    const head = join(folder, "few");
    expect(await cli(["train", "-", "--out", head, "--starter", "none"], { stdin: few })).toMatchObject({ code: 0 });
    const asked = ["score", "--query", QUERY, "--response", PENGUINS, "--head", head];
    const [{ interval, notEnoughChoices }] = jsonOf<Vague>(await cli([...asked, "--json"]));
    expect(interval[1] - interval[0]).toBeGreaterThan(0.9);
    expect(notEnoughChoices?.choices).toBe(6);
    expect(notEnoughChoices?.needed).toBeGreaterThan(6);
    const { out } = await cli(asked);
    expect(out).toMatch(/^unsure, (?:about \d+ more choices|unlike its choices) \(0\.\d+ to 0\.\d+\) · /);
  });

  it("gives a text that the encoder cannot read no number, and says why", async () => {
    const texts = [
      "የፀሐይ ብርሃን በከባቢ አየር ውስጥ",
      "ព្រោះពន្លឺព្រះអាទិត្យ",
      "因为阳光在大气中散射，蓝光散射得最多。",
      "Потому что свет рассеивается.",
      "Die Luft streut das Licht, blaues stärker als rotes, und davon gelangt überall etwas zu uns.",
    ];
    const stdin = texts.map((response) => JSON.stringify({ query: QUERY, response })).join("\n");
    const scored = jsonOf<{ score: number | null; reward?: number; notice: string }>(
      await cli(["score", "-", "--json"], { stdin }),
    );
    expect(scored.map(({ score }) => score)).toEqual([null, null, null, expect.any(Number), expect.any(Number)]);
    for (const { notice, reward } of scored.slice(0, 3)) {
      expect(notice).toMatch(/^can't be read: \d+% of its words are unknown to the encoder$/);
      expect(reward).toBeUndefined();
    }
    for (const { notice } of scored.slice(3)) expect(notice).toMatch(/^not English/);
    const { out } = await cli(["score", "-"], { stdin });
    expect(out.split("\n")[0]).toBe("can't be read: 100% of its words are unknown to the encoder · line 1 response");
    expect(out.split("\n")[3]).toMatch(/not English: the encoder knows little about it$/);
  });

  it("says of a response beyond the limit that its end is not read", async () => {
    const scored = (await scoreOf(`${TREATY} `.repeat(900))) as Scored & { notice?: string };
    expect(scored.notice).toMatch(/^the last \d{4,} characters are not read: the response is too long$/);
  });

  it("scores a file in order, reports its bad lines and exits 1", async () => {
    const file = join(folder, "mixed.jsonl");
    const pair = JSON.stringify({ prompt: QUERY, chosen: TREATY, rejected: PENGUINS });
    await fs.writeFile(file, `\uFEFF${pair}\r\n{"prompt": "torn\r\n{"query":"q","response":"\\ud800 lone"}\r\n`);
    const result = await cli(["score", file, "--json"]);
    expect(result.code).toBe(1);
    expect(result.err).toMatch(/^\S+mixed\.jsonl:2: is not JSON/);
    expect(jsonOf<Scored>(result).map(({ label }) => label)).toEqual(["chosen", "rejected", "response"]);
    expect((await cli(["score", file])).out.split("\n")[1]).toMatch(
      /^0\.\d{2,3} \(0\.\d{2,3} to 0\.\d{2,3}\) · general · line 1 rejected$/,
    );
  });

  it("takes a response of 10 MB from stdin, and refuses an empty one", async () => {
    const long = await cli(["score", "--query", QUERY, "--response", "-", "--json"], {
      stdin: "All of it is ice. ".repeat(600_000),
    });
    expect(long).toMatchObject({ code: 0, err: "" });
    expect(jsonOf<Scored>(long)[0].score).toBeGreaterThan(0);
    const empty = await cli(["score", "--query", QUERY, "--response", " "]);
    expect(empty).toEqual({ code: 1, out: "", err: "error: The response is empty: there is nothing to score.\n" });
  });

  it("names both encoders where the head belongs to another one, and what is broken in a head", async () => {
    const other = join(folder, "other");
    await fs.cp(join(STARTERS, "on-topic"), other, { recursive: true });
    const card = JSON.parse(await fs.readFile(join(other, "card.json"), "utf8")) as { encoder: string };
    const score = () => cli(["score", "--query", "q", "--response", "r", "--head", other]);
    expect((await score()).code).toBe(0);
    await fs.writeFile(join(other, "card.json"), JSON.stringify({ ...card, encoder: "ffffffffffffffff" }));
    expect(await score()).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(new RegExp(`ffffffffffffffff.*${card.encoder}`)),
    });
    await fs.writeFile(join(other, "card.json"), JSON.stringify(card));
    await fs.truncate(join(other, "head.safetensors"), 5000);
    expect(await score()).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("head.safetensors is damaged: tensor"),
    });
    const none = await cli(["score", "--query", "q", "--response", "r", "--head", "nobody"]);
    expect(none).toMatchObject({ code: 1, err: expect.stringMatching(/no model nobody.*general/) });
  });

  it("exits 2 for wrong usage and says what is right", async () => {
    const result = await cli(["score", "--query", "q"]);
    expect(result).toEqual({ code: 2, out: "", err: "error: score needs a file, or --query and --response\n" });
  });

  it.each<[string, (head: Head) => Promise<unknown>, RegExp]>([
    [
      "for one feature",
      async ({ card }) => {
        const one = { weights: Float32Array.of(1), bias: 0, mean: Float32Array.of(0), covariance: Float32Array.of(1) };
        await saveHead(join(folder, "broken"), { ...one, card: { ...card, dimension: 1 } });
      },
      /has 1 weights, but encoder [0-9a-f]{16} has \d+ features/,
    ],
    [
      "that no training gives",
      async () => {
        const path = join(folder, "broken", "head.safetensors");
        const { tensors, metadata } = readSafetensors(await fs.readFile(path));
        const bias = { shape: [1], data: Float64Array.of(1e300) };
        await fs.writeFile(path, writeSafetensors({ tensors: { ...tensors, bias }, metadata }));
      },
      /"bias" has 1e\+300, which no training gives/,
    ],
  ])("says in one line what is wrong with a head of the right encoder with numbers %s", async (_, change, message) => {
    await fs.rm(join(folder, "broken"), { recursive: true, force: true });
    await fs.cp(join(STARTERS, "helpful"), join(folder, "broken"), { recursive: true });
    await change(await loadHead(join(folder, "broken")));
    const { code, out, err } = await cli([
      "score",
      "--query",
      QUERY,
      "--response",
      TREATY,
      "--head",
      join(folder, "broken"),
    ]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
