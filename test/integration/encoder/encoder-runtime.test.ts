import { readFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { QueryResponse } from "../../../src/core/types.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import { ROOT } from "../cli/cli-process.ts";
import { aFolder, anEncoder, hasRealData, nodeAfter, REAL_DATA, variedTexts } from "./encoder-setup.ts";

/** Pearson's correlation of the entries of two lists of vectors. */
function correlation(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  const [x, y] = [a, b].map((rows) => rows.flatMap((row) => [...row]));
  const centred = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const dot = (p: number[], q: number[]) => p.reduce((sum, value, i) => sum + value * q[i], 0);
  const [u, v] = [centred(x), centred(y)];
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}

/**
 * Dynamic int8 magnifies the last bit of a float to a step of an activation, so that two builds agree nearly, not to the
 * bit. Measured: .9997 (varied texts) and .9992 (real ones) over all, .9955 for the worst text.
 */
async function expectAgreement(texts: readonly QueryResponse[]): Promise<void> {
  const [native, wasm] = [anEncoder(), anEncoder({ runtime: "wasm" })];
  expect([(await native.info()).runtime, (await wasm.info()).runtime]).toEqual(["native", "wasm"]);
  const [a, b] = await Promise.all([native.embed(texts), wasm.embed(texts)]);
  const worst = Math.min(...a.map((row, i) => correlation([row], [b[i]])));
  console.info(`native and WASM: correlation ${correlation(a, b)}, of the worst of ${texts.length} texts ${worst}`);
  expect(correlation(a, b)).toBeGreaterThan(0.998);
  expect(worst).toBeGreaterThan(0.99);
}

describe("ONNX Runtime as WASM", () => {
  it("gives nearly the same features", async () => expectAgreement(await variedTexts()));

  it.skipIf(!hasRealData)(`does so on real pairs${hasRealData ? "" : ": ../shared/data is not here"}`, async () => {
    const { pairs } = readPairs(await readFile(REAL_DATA, "utf8"));
    await expectAgreement(pairs.slice(0, 60).map(({ query, chosen }) => ({ query, response: chosen })));
  });
});

describe.skipIf(process.platform === "win32")("no network is used", () => {
  const hook = `--import=${pathToFileURL(join(ROOT, "test", "support", "no-network", "guard.mjs")).href}`;
  const attemptsIn = async (log: string) =>
    (await readFile(log, "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { loaded?: true; host?: string });

  it("by a guard that catches a request", async () => {
    const log = join(await aFolder(), "network.jsonl");
    const request = `fetch("http://reward-lens.invalid/").then(() => process.exit(1), () => {})`;
    execFileSync(process.execPath, [hook, "-e", request], { env: { ...process.env, REWARDLENS_NETWORK_LOG: log } });
    expect(await attemptsIn(log)).toMatchObject([{ loaded: true }, { host: "reward-lens.invalid" }]);
  });

  it.each(["native", "wasm"] as const)("by the encoder under that guard (%s)", async (runtime) => {
    const log = join(await aFolder(), "network.jsonl");
    const execPath = await nodeAfter(`export REWARDLENS_NETWORK_LOG="${log}"`, hook);
    const encoder = anEncoder({ execPath, runtime });
    expect(await encoder.embed(await variedTexts())).not.toEqual([]);
    expect(await attemptsIn(log)).toEqual([expect.objectContaining({ loaded: true })]);
  });
});
