import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { EncoderError } from "../encoder.ts";

/** Which build of ONNX Runtime runs the encoder. Their φ are close, not the same bits: docs/decisions/020. */
export type Runtime = "native" | "wasm";

/** As much of ONNX Runtime as is read here. */
interface OnnxRuntime {
  readonly env: { readonly versions: { readonly web?: string }; readonly wasm: { wasmPaths?: string } };
}

const require = createRequire(import.meta.url);
const NATIVE = "onnxruntime-node";

/**
 * Loads ONNX Runtime before transformers.js does, which asks for `onnxruntime-node` and nothing else. Where that has no
 * binary for this machine, the WASM build takes its place in Node's module cache. The universal package carries WASM
 * under the native name (see docs/decisions/004).
 * @param wanted "wasm": do not try the native build.
 * @throws EncoderError encoder-missing where neither loads.
 */
export function openRuntime(wanted?: Runtime): Runtime {
  const reasons: string[] = [];
  if (wanted !== "wasm") {
    try {
      const { env } = require(NATIVE) as OnnxRuntime;
      return env.versions.web === undefined ? "native" : "wasm";
    } catch (error) {
      reasons.push(reasonOf(error));
    }
  }
  try {
    const file = require.resolve("onnxruntime-web");
    const runtime = require(file) as OnnxRuntime;
    // A prefix; without it transformers.js would name an address on the network.
    runtime.env.wasm.wasmPaths = pathToFileURL(`${dirname(file)}/`).href;
    const replaced = require.resolve(NATIVE);
    require.cache[replaced] = { ...require.cache[file]!, id: replaced, filename: replaced, exports: runtime };
    return "wasm";
  } catch (error) {
    reasons.push(reasonOf(error));
  }
  throw new EncoderError(
    "encoder-missing",
    `ONNX Runtime does not load on ${process.platform}-${process.arch}: install Reward Lens's package for this platform, or the universal one. (${reasons.join("; ")})`,
  );
}

/** The first line: Node appends the stack of `require` calls. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0];
}
