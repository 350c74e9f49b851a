// Bundled under the name of onnxruntime-node into the universal package: ONNX Runtime's WASM build, its files beside it.
import { pathToFileURL } from "node:url";
import { env } from "onnxruntime-web";

// A prefix; without it transformers.js would name an address on the network.
env.wasm.wasmPaths = pathToFileURL(`${__dirname}/`).href;

export * from "onnxruntime-web";
