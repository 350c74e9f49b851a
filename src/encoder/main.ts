/** The encoder process: binds protocol/encoder.ts to one model, one cache and one queue. Options come as argv[2]. */
import { createBirpc } from "birpc";
import { z } from "zod";
import { DIMENSION } from "../core/feature-layout.ts";
import type { Answer, EncoderEvents, EncoderFunctions } from "../protocol/encoder.ts";
import { openCache } from "./cache.ts";
import { EncoderError } from "./encoder.ts";
import { PriorityQueue } from "./queue.ts";
import { openRuntime } from "./runtime.ts";

const options = z
  .object({
    folder: z.string(),
    threads: z.number().int().positive(),
    raw: z.boolean(),
    runtime: z.enum(["native", "wasm"]).optional(),
    cacheFile: z.string().optional(),
  })
  .parse(JSON.parse(process.argv[2]));

async function open() {
  const runtime = openRuntime(options.runtime);
  // Only now: transformers.js takes ONNX Runtime as it loads.
  const { loadModel } = await import("./model.ts");
  const model = await loadModel(options);
  const { id } = model.files;
  const cache = await openCache(options.cacheFile, runtime === "native" ? id : `${id} ${runtime}`);
  return { model, cache, runtime };
}

let opened: ReturnType<typeof open> | undefined;
/** What answers calls. A failed start is tried again by the next call: its cause may have been mended. */
function ready() {
  return (opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));
}
const queue = new PriorityQueue();

async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const code = error instanceof EncoderError ? error.code : "encoder-failed";
    return { ok: false, code, message: error instanceof Error ? error.message : String(error) };
  }
}

const functions: EncoderFunctions = {
  info: () =>
    answer(async () => {
      const { model, cache, runtime } = await ready();
      return { id: model.files.id, name: model.files.name, dimension: DIMENSION, cache: cache.status(), runtime };
    }),
  embed: (request, inputs, priority) =>
    answer(async () => {
      const result = new Array<Float32Array>(inputs.length);
      const outcome = await queue.run(request, inputs.length, priority, async (index) => {
        const { model, cache } = await ready();
        const known = cache.get(inputs[index]);
        result[index] = known ?? (await model.embed(inputs[index]));
        if (!known) cache.set(inputs[index], result[index]);
        if (inputs.length > 1) void events.progress.asEvent(request, index + 1, inputs.length);
      });
      return outcome === "cancelled" ? outcome : result;
    }),
  countTokens: (inputs) =>
    answer(async () => {
      const { model } = await ready();
      return inputs.map((input) => model.countTokens(input));
    }),
  cancel: async (request) => queue.cancel(request),
};

const events = createBirpc<EncoderEvents, EncoderFunctions>(functions, {
  post: (data) => void process.send?.(data, undefined, undefined, () => {}),
  on: (listener) => process.on("message", listener),
});

process.on("disconnect", () => {
  const end = () => process.exit(0);
  if (opened) void opened.then(({ cache }) => cache.close()).then(end, end);
  else end();
});
