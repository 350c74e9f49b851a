import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { QueryResponse } from "../../../src/core/types.ts";
import { EncoderClient, type EncoderOptions } from "../../../src/encoder/process/client.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import { ROOT } from "../cli/cli-process.ts";

export const REAL_DATA = join(ROOT, "..", "shared", "data", "hh-helpful.jsonl");
export const hasRealData = existsSync(REAL_DATA);

export const shipped = { script: join(ROOT, "dist", "encoder.js"), folder: join(ROOT, "media", "encoder") };

/** Texts of many kinds and lengths: the samples' pairs, then what tokenizers and cuts find hard. */
export async function variedTexts(): Promise<QueryResponse[]> {
  const { pairs } = readPairs(await readFile(join(ROOT, "samples", "pairs.jsonl"), "utf8"));
  const samples = pairs.flatMap(({ query, chosen, rejected }) =>
    [chosen, rejected].map((response) => ({ query, response })),
  );
  const odd = [
    "",
    "?",
    "日本語の答え。",
    "naïve café 🐧🏔️",
    "x".repeat(300),
    "a b ".repeat(90),
    "1. one\n2. two\n\n```js\nlet a;\n```",
  ];
  const long = { query: "Why? ".repeat(400), response: "Because it is cold, and dark, and far away. ".repeat(60) };
  return [...samples, ...odd.map((response) => ({ query: "What is it?", response })), long];
}

/** A shipped encoder that ends with the test. @param finished of a test that runs beside others. */
export function anEncoder(options: Partial<EncoderOptions> = {}, finished = onTestFinished): EncoderClient {
  const encoder = new EncoderClient({ ...shipped, ...options });
  finished(() => encoder.dispose());
  return encoder;
}

/** An empty folder that goes with the test. @param finished of a test that runs beside others. */
export async function aFolder(finished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-encoder-"));
  finished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A program to run the encoder with: Node, after the given lines of shell. */
export async function nodeAfter(lines: string, nodeOptions = ""): Promise<string> {
  const file = join(await aFolder(), "node.sh");
  await writeFile(file, `#!/bin/sh\n${lines}\nexec "${process.execPath}" ${nodeOptions} "$@"\n`);
  await chmod(file, 0o755);
  return file;
}

/** The bytes of φ, for comparing bits. */
export const bitsOf = (phi: Float32Array) => Buffer.from(phi.buffer, phi.byteOffset, phi.byteLength).toString("hex");
