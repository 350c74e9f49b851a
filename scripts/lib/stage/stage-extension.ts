import * as esbuild from "esbuild";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packagedReadme } from "./packaged-readme.ts";
import { root } from "../paths.ts";
import { stageBundles, stageNativeRuntime, type Target } from "./stage-runtime.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";

/** Where the encoder's ONNX Runtime comes from: native for one platform ("linux-x64"), or WASM for every platform. */
export type Runtime = "web" | Target;

/** Programs of a terminal, which no extension runs. */
const PROGRAMS = ["cli.js", "arrow-worker.js"];

/** ONNX Runtime's builds for the web and, by WASM, for Node. */
const web = join(root, "node_modules", "onnxruntime-web", "dist");

/** Fields of package.json that VS Code reads; the others are the checkout's. */
const manifestFields = [
  ...["name", "displayName", "version", "description", "license", "publisher", "icon", "galleryBanner", "categories"],
  ...["keywords", "repository", "homepage", "bugs", "engines", "extensionKind", "type", "main"],
  ...["activationEvents", "capabilities", "contributes"],
];

/**
 * Copies what an installed extension needs, and nothing else, into an empty folder.
 * @returns the extension's version
 */
export async function stageExtension(stage: string, runtime: Runtime): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Record<string, unknown>;
  const kept = manifestFields.filter((field) => field in manifest).map((field) => [field, manifest[field]]);
  await writeFile(join(stage, "package.json"), JSON.stringify(Object.fromEntries(kept), undefined, 2));
  await writeFile(join(stage, ".vscodeignore"), "# Everything here is needed.\n");
  const readme = await readFile(join(root, "README.md"), "utf8");
  await writeFile(join(stage, "README.md"), packagedReadme(readme));
  for (const name of ["LICENSE", "CHANGELOG.md"]) await cp(join(root, name), join(stage, name));
  // What a person stored while trying the samples in the checkout is not theirs.
  const filter = (path: string) => !/[/\\]\.(?:rewardlens|vscode)$/.test(path);
  for (const folder of ["media", "samples", "schemas"])
    await cp(join(root, folder), join(stage, folder), { recursive: true, filter });
  const bundles = await stageBundles(join(stage, "dist"), (name) => !PROGRAMS.includes(name));
  const packages =
    runtime === "web"
      ? await stageWasmRuntime(join(stage, "dist"))
      : await stageNativeRuntime(join(stage, "dist"), runtime);
  await writeFile(join(stage, "ThirdPartyNotices.txt"), await thirdPartyNotices(bundles, packages));
  return String(manifest["version"]);
}

/** Puts a module under the name of onnxruntime-node that is ONNX Runtime's WASM build. */
async function stageWasmRuntime(dist: string): Promise<string[]> {
  const into = join(dist, "node_modules", "onnxruntime-node");
  await esbuild.build({
    entryPoints: [join(import.meta.dirname, "onnxruntime-wasm.ts")],
    outfile: join(into, "index.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // The package's build for Node, as CommonJS.
    alias: { "onnxruntime-web": join(web, "ort.node.min.js") },
    logLevel: "warning",
  });
  await writeFile(join(into, "package.json"), JSON.stringify({ name: "onnxruntime-node", main: "index.js" }));
  for (const name of ["ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"]) {
    await cp(join(web, name), join(into, name));
  }
  return ["onnxruntime-web", "onnxruntime-common"];
}
