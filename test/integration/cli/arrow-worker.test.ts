import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { expect, it } from "vitest";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { ADDED } from "../../../src/scale/columns.ts";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

const ROWS = [
  { prompt: "Who owns Antarctica?", response: "No country owns it; a treaty of 1959 suspends all claims." },
  { prompt: "Who owns Antarctica?", response: null },
  { prompt: "Who owns Antarctica?", response: "因为阳光在大气中散射，蓝光散射得最多。" },
  { prompt: "How long does rice cook?", response: "White rice takes 15 to 18 minutes. ".repeat(80) },
];

const texts = (values: readonly (string | null)[]) => vectorFromArray([...values], new Utf8());

/** What a worker answers to the rows as one batch, and what it says. */
async function ask(...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, "dist", "arrow-worker.js"), ...args], { stdio: "pipe" });
  const table = new Table({
    query: texts(ROWS.map(({ prompt }) => prompt)),
    response: texts(ROWS.map(({ response }) => response)),
  });
  child.stdin.on("error", () => {}); // it may end before it has read all
  child.stdin.end(tableToIPC(table, "stream"));
  const [bytes, err, [code]] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { bytes, err, code };
}

it("scores as the command line does, bit for bit, and says what it is", async () => {
  const { bytes, err, code } = await ask("score", "--model", "general", "--threads", "2");
  expect([code, err]).toEqual([0, ""]);
  const stdin = ROWS.map((row) => JSON.stringify(row)).join("\n");
  const columns = ["--query-column", "prompt", "--response-columns", "response"];
  const expected = jsonOf<Record<string, unknown>>(await cli(["score", "-", "--stream", ...columns], { stdin }));
  const table = tableFromIPC(bytes);
  const rows = table.toArray().map((row) => row.toJSON());
  expect(rows).toEqual(
    expected.map((row) => {
      const { error, ...added } = Object.fromEntries(ADDED.map((name) => [name, row[name]]));
      return { ...added, error: typeof error === "string" ? error.replace(/^line \d+: /, "") : error };
    }),
  );
  expect(rows.map(({ error }) => error === null)).toEqual([true, false, false, true]);
  expect(Object.fromEntries(table.schema.metadata)).toMatchObject({
    "rewardlens.platform": `${process.platform}-${process.arch}`,
    "rewardlens.dimension": `${DIMENSION}`,
  });
});

it("gives φ of every text that is there", async () => {
  const { bytes, code } = await ask("features", "--threads", "1");
  expect(code).toBe(0);
  const table = tableFromIPC(bytes);
  expect([...table.getChild("error")!]).toEqual([null, '"response" is empty', null, null]);
  const phi = [...table.getChild("phi")!] as (Iterable<number> | null)[];
  expect(phi.map((one) => one && [...one].length)).toEqual([DIMENSION, null, DIMENSION, DIMENSION]);
});

// On Windows a process keeps the id of a parent that has ended.
it.skipIf(process.platform === "win32")(
  "ends with its parent, also while it is idle and another has its stdin",
  async () => {
    const command = [process.execPath, join(ROOT, "dist", "arrow-worker.js"), "score", "--model", "general"];
    const parent = spawn("sh", ["-c", 'sleep 30 | "$0" "$@"; true', ...command], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(parent.stdout, "data"); // it is at work
    parent.kill("SIGKILL");
    parent.stdout.resume();
    // It has this pipe until it ends.
    expect(await once(parent.stdout, "end", { signal: AbortSignal.timeout(20_000) })).toEqual([]);
  },
);

it("ends with a sentence where it has no such model", async () => {
  const { bytes, err, code } = await ask("score", "--model", "nothing");
  expect([bytes.length, code]).toEqual([0, 1]);
  expect(err).toMatch(/^error: There is no model nothing: .* The built-in ones are general, /);
});
