import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, pipeline } from "@huggingface/transformers";
import { EncoderClient } from "../../src/encoder/client.ts";
import { EncoderPool } from "../../src/encoder/pool.ts";
import type { Encoder } from "../../src/encoder/encoder.ts";
import type { QueryResponse } from "../../src/core/types.ts";
import type { Row } from "../bench.ts";
import { root } from "../lib/paths.ts";
import { peer } from "./python.ts";
import { benchTexts } from "./texts.ts";

const folder = join(root, "media", "encoder");
const script = join(root, "dist", "encoder.js");
const FULL = join(root, ".cache", "bench");
const count = (rate: number) => `${Math.round(rate)} tokens/s`;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function ours(encoder: Encoder, texts: readonly QueryResponse[], tokens: number): Promise<number> {
  await encoder.embed(texts.slice(0, 40), { priority: "bulk" });
  const seconds = await secondsOf(() => encoder.embed(texts, { priority: "bulk" }));
  await encoder.dispose();
  return tokens / seconds;
}

/** The feature-extraction pipeline of transformers.js on the uncut model, one text a call as an editor would. */
async function extraction(dtype: "q8" | "fp32", texts: readonly QueryResponse[]): Promise<number> {
  env.allowRemoteModels = false;
  env.localModelPath = FULL;
  const extract = await pipeline("feature-extraction", "all-MiniLM-L6-v2", { dtype });
  const inputs = texts.map(({ query, response }) => `${query}\n${response}`);
  const tokens = inputs.reduce((sum, text) => sum + extract.tokenizer.encode(text).length, 0);
  for (const text of inputs.slice(0, 20)) await extract(text, { pooling: "mean" });
  const seconds = await secondsOf(async () => {
    for (const text of inputs) await extract(text, { pooling: "mean" });
  });
  await extract.dispose();
  return tokens / seconds;
}

/** Tokens a second, ours and our peers', on the same texts. */
export async function benchEncoder(): Promise<Row[]> {
  const { source, texts } = await benchTexts(400);
  const counter = new EncoderClient({ script, folder });
  const tokens = (await counter.countTokens(texts)).reduce((sum, n) => sum + n, 0);
  const one = await ours(counter, texts, tokens);
  const pool = await ours(new EncoderPool({ script, folder }), texts, tokens);
  const rows: Row[] = [
    { what: `Reward Lens, one process, all cores (${texts.length} texts of ${source})`, value: count(one) },
    { what: "Reward Lens, one process a core (bulk)", value: count(pool) },
  ];
  const against = (what: string, rate: number) =>
    rows.push({ what, value: count(rate), ratio: (one / rate).toFixed(2) });
  if (existsSync(join(FULL, "all-MiniLM-L6-v2", "onnx", "model.onnx"))) {
    for (const dtype of ["q8", "fp32"] as const)
      against(`transformers.js feature-extraction, ${dtype}`, await extraction(dtype, texts));
  } else {
    rows.push({
      what: "transformers.js: first python scripts/build-encoder.py --full .cache/bench/all-MiniLM-L6-v2",
      value: "missing",
    });
  }
  const file = join(await mkdtemp(join(tmpdir(), "reward-lens-bench-")), "texts.json");
  await writeFile(file, JSON.stringify(texts));
  for (const [what, answer] of [
    ["ONNX Runtime in Python on our graph", await peer("onnx", file, folder)],
    ["sentence-transformers, fp32", await peer("sentence", file)],
  ] as const) {
    if ("tokensPerSecond" in answer) against(what, answer.tokensPerSecond as number);
    else rows.push({ what: `${what}: no package ${answer.missing}`, value: "missing" });
  }
  return rows;
}
