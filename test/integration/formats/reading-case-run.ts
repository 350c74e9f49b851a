import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { decodeText } from "../../../src/formats/text/decode-text.ts";
import { readResponses, type ListedResponse } from "../../../src/formats/read-responses.ts";
import { cli, jsonOf, type CliOptions, type CliResult } from "../cli/cli-process.ts";
import type { Expected, ReadingCase } from "./reading-expectation.ts";

interface Scored {
  readonly reward: number;
  readonly score: number | null;
  readonly interval?: readonly [number, number];
  readonly line: number;
  readonly label: string;
}

/** Runs the verb of a case on the command line and compares what it prints. */
export async function checkRun(
  folder: string,
  one: ReadingCase & { readonly as: "score" | "train" | "evaluate" },
  expected: Expected,
): Promise<void> {
  const path = join(folder, one.file);
  // Whether order and neighbours change a bit is asked of the encoder, not of its cache.
  const cached = one.kind !== "determinism";
  if (expected.tokens !== undefined) return checkTokens(path, one.line, expected.tokens);
  if (one.as === "score") {
    const scored = (file: string) => scoresOf(cached, folder, file, expected.head ?? "on-topic");
    return checkScores(await scored(one.file), one.line, expected, scored);
  }
  const result =
    one.as === "train" ? await trained(cached, path) : await cli(["evaluate", path, "--head", "on-topic", "--json"]);
  noStack(result);
  if (expected.say !== undefined && result.code !== 0) expect(result.err).toMatch(/^error: \S.*\.\n$/);
  if (typeof expected.exit === "number") expect(result.code).toBe(expected.exit);
  if (result.code !== 0 && expected.pairs === 0) return;
  if (expected.pairs === undefined && expected.queries === undefined && expected.same_as === undefined) return;
  const [figures] = jsonOf<{ pairs: number; queries: number }>(result);
  if (expected.pairs !== undefined) expect(figures.pairs).toBe(expected.pairs);
  if (expected.queries !== undefined) expect(figures.queries).toBe(expected.queries);
  const other = /^\S+\.jsonl(?=:)/.exec(expected.same_as ?? "")?.[0];
  if (other) expect(comparable(result)).toEqual(comparable(await trained(cached, join(folder, other))));
}

const noStack = ({ err }: CliResult) => expect(err).not.toMatch(/unexpected|^ {4}at /m);

/** The same for the same arguments, computed once: several cases compare themselves with one file. */
function once<Result>(
  compute: (options: CliOptions, ...args: string[]) => Promise<Result>,
): (cached: boolean, ...args: string[]) => Promise<Result> {
  const results = new Map<string, Promise<Result>>();
  return (cached, ...args) => {
    const key = [cached, ...args].join("\n");
    if (!results.has(key)) results.set(key, compute(cached ? {} : { cache: "off" }, ...args));
    return results.get(key)!;
  };
}

/** Trains a head on a file and scores the file by it: both results, one after the other. */
const trained = once(async (options, path): Promise<CliResult> => {
  const head = await mkdtemp(join(tmpdir(), "rewardlens-case-"));
  try {
    const result = await cli(["train", path, "--out", head, "--json"], options);
    if (result.code !== 0) return result;
    const scores = await cli(["score", path, "--head", head, "--json"], options);
    return { ...result, out: `${result.out}${scores.out}` };
  } finally {
    await rm(head, { recursive: true });
  }
});

/** What must not depend on the order of lines: all figures, and all rewards whatever their order. */
function comparable(result: CliResult): unknown {
  const [{ pairs, queries, heldOutAccuracy, heldOutInterval, heldOutLoss, ece, report, ridge, priors }, ...scores] =
    jsonOf<Record<string, unknown>>(result);
  const figures = { pairs, queries, heldOutAccuracy, heldOutInterval, heldOutLoss, ece, report, ridge, priors };
  return { figures, rewards: [...new Set(scores.map(({ reward }) => reward as number))].sort((a, b) => a - b) };
}

const scoresOf = once(async (options, folder, file, head): Promise<Scored[]> => {
  const result = await cli(["score", join(folder, file), "--head", head, "--json"], options);
  noStack(result);
  return jsonOf<Scored>(result);
});

async function checkScores(
  own: Scored[],
  line: number | undefined,
  expected: Expected,
  scored: (file: string) => Promise<Scored[]>,
) {
  const rewards = async (place: string) => {
    const [file, ...parts] = place.split(":");
    const at = parts.find((part) => /^\d+$/.test(part));
    const label = parts.find((part) => !/^\d+$/.test(part));
    const found = (await scored(file)).filter(
      (one) => (at === undefined || one.line === Number(at)) && (label === undefined || one.label === label),
    );
    expect(found, place).not.toEqual([]);
    return found.map(({ reward }) => reward);
  };
  for (const same of expected.same_reward ?? []) {
    const all = await Promise.all(same.map(rewards));
    for (const other of all) expect(other).toEqual(all[0]);
  }
  const here = own.filter((one) => line === undefined || one.line === line);
  if (expected.score === null) for (const { score } of here) expect(score).toBeNull();
  for (const { interval = [0, 1] } of expected.interval_at_least === undefined ? [] : here)
    expect(interval[1] - interval[0]).toBeGreaterThanOrEqual(expected.interval_at_least!);
  const pair = async (places: readonly [string, string]) =>
    (await Promise.all(places.map(rewards))).map(([reward]) => reward) as [number, number];
  if (expected.rewards_differ) {
    const [a, b] = await pair(expected.rewards_differ);
    expect(a).not.toBe(b);
  }
  if (expected.higher) expect(await pair(expected.higher)).toSatisfy(([a, b]: number[]) => a > b);
  if (expected.not_above) expect(await pair(expected.not_above)).toSatisfy(([a, b]: number[]) => a <= b);
}

/** `explain` lists so many tokens of the line's response. */
async function checkTokens(path: string, line: number | undefined, tokens: number): Promise<void> {
  const { text } = decodeText(await readFile(path));
  const all: readonly ListedResponse[] = readResponses(text, path).responses;
  const { query, response } = all.find((one) => one.line === line)!;
  const result = await cli(["explain", "--query", query, "--response", response, "--json"]);
  expect(jsonOf<{ tokens: unknown[] }>(result)[0].tokens).toHaveLength(tokens);
}
