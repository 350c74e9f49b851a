import { join } from "node:path";
import envPaths from "env-paths";
import type { QueryResponse } from "../core/types.ts";
import { LOCKED } from "../encoder/cache/cache.ts";
import { EncoderClient } from "../encoder/process/client.ts";
import type { Encoder, ReadText, TokenEncoder } from "../encoder/encoder.ts";
import { EncoderPool } from "../encoder/process/pool.ts";
import type { WithEncoder } from "../training/encode-pairs.ts";
import type { Installation } from "./installation.ts";
import type { Terminal } from "./terminal.ts";
import { wholePercent } from "../report/format.ts";
import type { FreshReader } from "../verify/soundness/same-bits.ts";

/** With at least this many texts, starting one process per core saves time. */
const POOL_FROM = 200;

/** The shipped encoder's process. */
const shipped = ({ encoderScript, encoderFolder }: Installation, terminal: Terminal) => ({
  script: encoderScript,
  folder: encoderFolder,
  onStderr: (line: string) => terminal.warn(line),
});

/** A new process of the shipped encoder, which reads nothing from a cache. */
export function freshReader(installation: Installation, terminal: Terminal, threads: number): FreshReader {
  const encoder = new EncoderClient({ ...shipped(installation, terminal), threads });
  return {
    read: (texts) => encoder.read(texts, { priority: "bulk", signal: terminal.signal }),
    end: () => encoder.dispose(),
  };
}

/** Runs `work` with the shipped encoder, in as many processes as `texts` texts are worth, and ends them. */
export async function withEncoder<T>(
  installation: Installation,
  terminal: Terminal,
  texts: number,
  work: (encoder: TokenEncoder) => Promise<T>,
): Promise<T> {
  const cacheFile = cachePath();
  const options = { ...shipped(installation, terminal), ...(cacheFile && { cacheFile }) };
  // Where all texts are cached, the model is not opened.
  const encoder = texts >= POOL_FROM ? new EncoderPool(options) : new EncoderClient({ ...options, warmUp: false });
  try {
    const result = await work(encoder);
    const { cache } = await encoder.info();
    if (cache.includes(LOCKED))
      terminal.warn(`The cache of embeddings is ${cache}. This took longer than it needs to.`);
    return result;
  } finally {
    await encoder.dispose();
  }
}

/**
 * Processes of the shipped encoder, one for each thread, for texts that come only once: without a cache.
 * @param patience in ms: a process that says nothing for so long while it has work is ended and started again
 */
export const bulkEncoder = (
  installation: Installation,
  terminal: Terminal,
  threads: number,
  patience: number,
): Encoder => new EncoderPool({ ...shipped(installation, terminal), patience }, threads);

const readingProgress = (terminal: Terminal) => (done: number, total: number) =>
  terminal.progress(`Reading ${total} texts:`, done / total);

/** Each text as the encoder reads it, in order, with progress on the terminal. Rejects with EncoderError, or the signal's reason. */
export async function read(encoder: Encoder, texts: readonly QueryResponse[], terminal: Terminal): Promise<ReadText[]> {
  return encoder.read(texts, { priority: "bulk", signal: terminal.signal, onProgress: readingProgress(terminal) });
}

/** φ of each text. Rejects as `read`. */
export async function embed(
  encoder: Encoder,
  texts: readonly QueryResponse[],
  terminal: Terminal,
): Promise<Float32Array[]> {
  return (await read(encoder, texts, terminal)).map(({ phi }) => phi);
}

/** Says that a response gets no number. @param unknown share of its words. */
export const unreadable = (unknown: number) =>
  `can't be read: ${wholePercent(unknown)} of its words are unknown to the encoder`;

/** The shipped encoder for training/encode-pairs.ts, with its progress on the terminal. */
export function pairEncoding(installation: Installation, terminal: Terminal) {
  const running: WithEncoder = (texts, work) => withEncoder(installation, terminal, texts, work);
  return { withEncoder: running, signal: terminal.signal, onProgress: readingProgress(terminal) };
}

/** File of the embedding cache: REWARDLENS_CACHE ("off" for none), else the user's cache folder. */
function cachePath(): string | undefined {
  const wanted = process.env["REWARDLENS_CACHE"];
  if (wanted === "off") return undefined;
  return wanted || join(envPaths("rewardlens", { suffix: "" }).cache, "embeddings.sqlite");
}
