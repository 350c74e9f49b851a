import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cli, jsonOf, ROOT, type CliOptions } from "./cli-process.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-scale-"))));
afterAll(() => fs.rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const ROWS = Array.from({ length: 300 }, (_, i) => ({
  id: i,
  prompt: `Why is the sky blue in place ${i % 40}?`,
  response:
    i === 7 ? null : i === 8 ? "因为阳光在大气中散射，蓝光散射得最多。" : `Because light scatters, case ${i % 250}.`,
  weight: i / 8,
}));
const LINES = [...ROWS.map((row) => JSON.stringify(row)), '{"prompt": "cut off", "resp'].join("\n");
const AT_A_TIME = ["--rows", "20"];
/** Reads every text: a run that is stopped takes its time, and what continues it has the same bits as from the cache. */
const FRESH = { cache: "off" };

interface Scored {
  readonly id?: number;
  readonly reward: number | null;
  readonly error: string | null;
  readonly [name: string]: unknown;
}

/** Resolves when a work file has so many segments. */
const segments = (out: string, count: number) =>
  vi.waitUntil(
    async () => (await fs.readFile(`${out}.part.jsonl`, "utf8").catch(() => "")).split("\n").length > count + 1,
    {
      ...{ timeout: 300_000, interval: 5 },
    },
  );

describe("score FILE --out", () => {
  const input = () => at("input.jsonl");
  beforeAll(() => fs.writeFile(input(), LINES));
  const score = (out: string, options: CliOptions = {}, ...more: string[]) =>
    cli(["score", input(), "--out", at(out), ...AT_A_TIME, ...more], options);

  it("keeps every row with its columns in order, and says what has no score", async () => {
    const result = await score("all.jsonl");
    expect(result).toMatchObject({ code: 0, out: `${at("all.jsonl")}\n` });
    expect(result.err).toBe('301 rows scored by general.\n3 rows have no score; the column "error" says why.\n');
    const rows = jsonOf<Scored>({ ...result, out: await fs.readFile(at("all.jsonl"), "utf8") });
    expect(rows.map(({ id }) => id)).toEqual([...ROWS.map(({ id }) => id), undefined]);
    expect(rows.slice(0, -1)).toMatchObject(ROWS);
    expect(Object.keys(rows[0])).toEqual([
      ...["id", "prompt", "response", "weight", "reward", "score", "low", "high", "model", "share_read", "error"],
    ]);
    const failed = rows.filter(({ reward }) => reward === null);
    expect(failed.map(({ id, error }) => [id, error])).toEqual([
      [7, 'line 8: "response" is empty'],
      [8, expect.stringMatching(/^can't be read: \d+% of its words are unknown to the encoder$/)],
      [undefined, expect.stringMatching(/^line 301: is not JSON/)],
    ]);
    expect(rows.filter(({ error }) => error === null).every(({ reward }) => typeof reward === "number")).toBe(true);
    const single = await cli(["score", "--query", ROWS[9].prompt, "--response", ROWS[9].response!, "--json"], FRESH);
    expect(rows[9]).toMatchObject({ reward: jsonOf<Scored>(single)[0].reward, share_read: 1, model: "general" });
  });

  it.each(["jsonl", "csv", "parquet"])("continues after two kills to the same bytes: %s", async (ending) => {
    const whole = `whole.${ending}`;
    const killed = `killed.${ending}`;
    expect(await score(whole)).toMatchObject({ code: 0 });
    for (const count of [2, 6]) {
      expect(await score(killed, { ...FRESH, killWhen: segments(at(killed), count) })).toMatchObject({ code: null });
      await expect(fs.access(at(killed))).rejects.toThrow("ENOENT");
    }
    const last = await score(killed, FRESH);
    expect(last).toMatchObject({ code: 0, err: expect.stringMatching(/^Continuing after row \d+ of .*\.part\.\n/) });
    expect(last.err).toContain("301 rows scored by general.\n3 rows have no score");
    expect((await fs.readFile(at(killed))).equals(await fs.readFile(at(whole)))).toBe(true);
    expect((await fs.readdir(folder)).filter((name) => name.startsWith(`${killed}.`))).toEqual([]);
  });

  it("says after Ctrl-C that it continues, and starts again for another input", async () => {
    const out = "stopped.jsonl";
    const stopped = await score(out, { ...FRESH, interruptWhen: segments(at(out), 3) });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toMatch(
      /^Interrupted\. \d+ rows of .* are written\. The same command continues after them\.$/m,
    );
    await fs.appendFile(input(), `\n${JSON.stringify({ ...ROWS[0], id: 1000 })}`);
    const changed = await score(out);
    expect(changed).toMatchObject({ code: 0, err: expect.stringContaining("302 rows scored") });
    expect(changed.err).toContain("stopped.jsonl.part is written again from the first row: the input has changed.\n");
    await fs.writeFile(input(), LINES);
  });

  it("replaces nothing that nobody said it may replace", async () => {
    await fs.writeFile(at("there.csv"), "mine");
    const refused = await score("there.csv");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("is there already. Give --force") });
    expect(await score("input.jsonl", {}, "--force")).toMatchObject({
      code: 2,
      err: expect.stringContaining("is one of the input files"),
    });
    expect(await score("there.txt")).toMatchObject({ code: 2, err: expect.stringContaining(".parquet") });
    expect((await score("gone/there.csv")).err).toMatch(/error: There is no folder .*gone for .*\. Make it first/);
    expect(await fs.readFile(at("there.csv"), "utf8")).toBe("mine");
  });
});

describe("score - --stream", () => {
  it("answers each line before the next one comes, as a worker does", async () => {
    const child = spawn(process.execPath, [join(ROOT, "dist", "cli.js"), "score", "-", "--stream"], {
      ...{ stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, REWARDLENS_CACHE: "off" } },
    });
    const answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    for (const i of [1, 2, 3]) {
      child.stdin!.write(`${JSON.stringify({ prompt: "Why?", response: `Because ${i}.`, id: i })}\n`);
      const { value } = await answers.next();
      expect(JSON.parse(value as string)).toMatchObject({ id: i, reward: expect.any(Number), error: null });
    }
    child.stdin!.end();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("is the file of --out, line by line", async () => {
    const streamed = await cli(["score", "-", "--stream"], { stdin: LINES, ...FRESH });
    expect(streamed).toMatchObject({ code: 0, err: "" });
    expect(streamed.out).toBe(await fs.readFile(at("all.jsonl"), "utf8"));
  });
});
