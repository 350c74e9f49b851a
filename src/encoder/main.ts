/** The encoder process: binds protocol/encoder.ts to one model, one cache and one queue. Options come as argv[2]. */
import { createBirpc } from "birpc";
import { z } from "zod";
import { DIMENSION, RAW_DIMENSION } from "../core/features/feature-layout.ts";
import { LEGIBILITY_NUMBERS } from "../core/features/legibility.ts";
import type { Answer, EncoderEvents, EncoderFunctions, ResponseTokens } from "../protocol/encoder.ts";
import { openCache } from "./cache/cache.ts";
import { EncoderError } from "./encoder.ts";
import { openModelFiles } from "./model/model-files.ts";
import { PriorityQueue } from "./process/queue.ts";
import { openRuntime } from "./model/runtime.ts";

const options = z
  .object({
    folder: z.string(),
    threads: z.number().int().positive(),
    raw: z.boolean(),
    warmUp: z.boolean(),
    runtime: z.enum(["native", "wasm"]).optional(),
    cacheFile: z.string().optional(),
  })
  .parse(JSON.parse(process.argv[2]));

/** Length of φ. */
const dimension = options.raw ? RAW_DIMENSION : DIMENSION;

/** By then the texts on the screen were requested, on a busy machine too: cached ones are answered before the session opens; in ms. */
const WARM_UP_MS = 1000;

/** Between two messages about the progress of a request, in ms. */
const PROGRESS_MS = 50;

/** What answers for cached texts: quick to open. */
async function open() {
  const runtime = openRuntime(options.runtime);
  const files = await openModelFiles(options.folder, options.raw);
  const encoder = runtime === "native" ? files.id : `${files.id} ${runtime}`;
  const cache = await openCache(options.cacheFile, encoder, { dimension: dimension + LEGIBILITY_NUMBERS });
  if (options.warmUp) setTimeout(() => void model().catch(() => {}), WARM_UP_MS).unref(); // a call that needs it gets the failure
  return { files, cache, runtime };
}

/** Tokenizer and session. Every other answer waits while the session opens. */
async function openModel() {
  const { files } = await ready();
  // Only now: transformers.js takes ONNX Runtime as it loads.
  const { loadModel } = await import("./model/model.ts");
  return loadModel(files, options);
}

/** Calls `work` once. After a failure the next call tries again: the cause may be fixed. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () =>
    (result ??= work().catch((error: unknown) => {
      result = undefined;
      throw error;
    }));
}
const ready = once(open);
/** Read from disk where a text is not cached, and before that when there is nothing else to do. */
const model = once(openModel);
const queue = new PriorityQueue();

let started = false;
async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  started = true;
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const code = error instanceof EncoderError ? error.code : "encoder-failed";
    return { ok: false, code, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Reports the progress of a request: its first text, then as often as anybody sees, and its last. One message per text would take time from the texts. */
function progressOf(request: number, total: number): (done: number) => void {
  let last = -Infinity;
  return (done) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS && done < total) return;
    last = now;
    void events.progress.asEvent(request, done, total);
  };
}

const functions: EncoderFunctions = {
  info: () =>
    answer(async () => {
      const { files, cache, runtime } = await ready();
      return { id: files.id, name: files.name, dimension, cache: cache.status(), runtime };
    }),
  embed: (request, inputs, priority) =>
    answer(async () => {
      const result = new Array<Float32Array>(inputs.length);
      const report = progressOf(request, inputs.length);
      const outcome = await queue.run(request, inputs.length, priority, async function* (index) {
        const { cache } = await ready();
        const known = cache.get(inputs[index]);
        result[index] = known ?? (yield* (await model()).embed(inputs[index]));
        if (!known) cache.set(inputs[index], result[index]);
        if (inputs.length > 1) report(index + 1);
      });
      return outcome === "cancelled" ? outcome : result;
    }),
  countTokens: (inputs) =>
    answer(async () => {
      const { countTokens } = await model();
      return inputs.map(countTokens);
    }),
  tokens: (request, input, weights) =>
    answer(async () => {
      let result: ResponseTokens | undefined;
      await queue.run(request, 1, "interactive", async function* () {
        const { row, ...tokens } = yield* (await model()).tokens(input, weights);
        (await ready()).cache.set(input, row); // the same bits as embed's
        result = tokens;
      });
      return result ?? "cancelled";
    }),
  tokenTable: (input) => answer(async () => (await model()).tokenTable(input)),
  cancel: async (request) => queue.cancel(request),
  ping: async () => {},
};

const events = createBirpc<EncoderEvents, EncoderFunctions>(functions, {
  post: (data) => void process.send?.(data, undefined, undefined, () => {}),
  on: (listener) => process.on("message", listener),
});

process.on("disconnect", () => {
  const end = () => process.exit(0);
  if (started)
    void ready()
      .then(({ cache }) => cache.close())
      .then(end, end);
  else end();
});
