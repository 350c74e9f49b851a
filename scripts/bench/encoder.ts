import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, pipeline } from "@huggingface/transformers";
import { EncoderClient } from "../../src/encoder/process/client.ts";
import { EncoderPool } from "../../src/encoder/process/pool.ts";
import type { Encoder } from "../../src/encoder/encoder.ts";
import { median } from "../../src/core/math/statistics.ts";
import type { QueryResponse } from "../../src/core/types.ts";
import type { Row } from "./row.ts";
import { root } from "../lib/paths.ts";
import { startPeer } from "./python.ts";
import { takeTurns, type Contender } from "./rounds.ts";
import { benchTexts } from "./texts.ts";

const folder = join(root, "media", "encoder");
const script = join(root, "dist", "encoder.js");
const FULL = join(root, ".cache", "bench");
const TEXTS = 100;
const ROUNDS = 5;

function ours(what: string, encoder: Encoder, texts: readonly QueryResponse[], tokens: number): Contender {
  const round = async () => void (await encoder.embed(texts, { priority: "bulk" }));
  return { what, tokens, round, close: () => encoder.dispose() };
}

/** The feature-extraction pipeline of transformers.js on the uncut model, one text a call as an editor would. */
async function extraction(dtype: "q8" | "fp32", texts: readonly QueryResponse[]): Promise<Contender> {
  env.allowRemoteModels = false;
  env.localModelPath = FULL;
  const extract = await pipeline("feature-extraction", "all-MiniLM-L6-v2", { dtype });
  const inputs = texts.map(({ query, response }) => `${query}\n${response}`);
  return {
    what: `transformers.js feature-extraction, ${dtype}`,
    tokens: inputs.reduce((sum, text) => sum + extract.tokenizer.encode(text).length, 0),
    round: async () => {
      for (const text of inputs) await extract(text, { pooling: "mean" });
    },
    close: () => extract.dispose(),
  };
}

/** A peer in Python, or the row that says what is missing. */
async function inPython(what: string, part: string, ...values: string[]): Promise<Contender | Row> {
  const { ready, ask, close } = await startPeer(part, ...values);
  if ("missing" in ready) return { what: `${what}: no package ${ready.missing}`, value: "missing" };
  const round = async () => ((await ask()) as { seconds: number }).seconds;
  return { what, tokens: ready.tokens, round, close };
}

/** Tokens a second, ours and our peers', on the same texts in turns. */
export async function benchEncoder(): Promise<Row[]> {
  const { source, texts } = await benchTexts(TEXTS);
  const temporary = await mkdtemp(join(tmpdir(), "reward-lens-bench-"));
  const file = join(temporary, "texts.json");
  await writeFile(file, JSON.stringify(texts));
  const one = new EncoderClient({ script, folder });
  const tokens = (await one.countTokens(texts)).reduce((sum, n) => sum + n, 0);
  const full = existsSync(join(FULL, "all-MiniLM-L6-v2", "onnx", "model.onnx"));
  const missing = "transformers.js: first python scripts/make/build-encoder.py --full .cache/bench/all-MiniLM-L6-v2";
  const found = [
    ours("Reward Lens, one process, all cores", one, texts, tokens),
    ours("Reward Lens, one process per core (bulk)", new EncoderPool({ script, folder }), texts, tokens),
    ...(full
      ? [await extraction("q8", texts), await extraction("fp32", texts)]
      : [{ what: missing, value: "missing" }]),
    await inPython("ONNX Runtime in Python on our graph", "onnx", file, folder, "1"),
    await inPython("the same with threads that do not spin, as ours", "onnx", file, folder, "0"),
    await inPython("sentence-transformers, fp32", "sentence", file),
  ];
  const contenders = found.filter((entry): entry is Contender => "round" in entry);
  const rates = await takeTurns(contenders, ROUNDS);
  await rm(temporary, { recursive: true });
  /** Median over the rounds of our rate against theirs in the same round. */
  const against = (mine: number, theirs: number) =>
    median(rates[mine].map((rate, round) => rate / rates[theirs][round])).toFixed(2);
  const rows: Row[] = contenders.map(({ what }, i) => ({
    what: i === 0 ? `${what} (${texts.length} texts of ${source}, ${ROUNDS} rounds)` : what,
    value: `${Math.round(median(rates[i]))} tokens/s`,
    ...(i > 1 && { ratio: `${against(0, i)} (bulk ${against(1, i)})` }),
  }));
  return [...rows, ...found.filter((entry): entry is Row => !("round" in entry))];
}
