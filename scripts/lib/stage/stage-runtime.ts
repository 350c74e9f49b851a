import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../paths.ts";

/** A platform, as VS Code names it: "linux-x64". */
export type Target = `${string}-${string}`;

/** ONNX Runtime's native builds, for every platform that has one. */
const native = join(root, "node_modules", "onnxruntime-node", "bin", "napi-v6");

/**
 * Files beside a native build that the CPU never needs. onnxruntime.dll loads DirectML.dll only for graphics cards, and the shader
 * compilers only for WebGPU; on macOS the same library lies there twice, and the binding names the one without a full version.
 */
const UNUSED = /[/\\](?:DirectML\.dll|dxcompiler\.dll|dxil\.dll|libonnxruntime\.\d+\.\d+\.\d+\.dylib)$/;

/** The platforms that have a native build, as VS Code names them. */
export async function targets(): Promise<Target[]> {
  const platforms = await readdir(native);
  const found = await Promise.all(
    platforms.map(async (platform) =>
      (await readdir(join(native, platform))).map((arch) => `${platform}-${arch}` as const),
    ),
  );
  return found.flat().sort();
}

/**
 * Copies bundles without their source maps; returns the source maps, which say what is in them.
 * @param isWanted by the name of the file
 */
export async function stageBundles(into: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const from = join(root, "dist");
  const maps: string[] = [];
  await mkdir(into, { recursive: true });
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const target = join(into, path.slice(from.length));
    if (/\.map$/.test(entry.name)) {
      if (isWanted(entry.name.slice(0, -".map".length))) maps.push(path);
    } else if (/\.(js|cjs|mjs|css)$/.test(entry.name) && isWanted(entry.name)) {
      await mkdir(join(target, ".."), { recursive: true });
      const text = await readFile(path, "utf8");
      await writeFile(target, text.replace(/^(\/\/|\/\*)# sourceMappingURL=.*$/gm, ""));
    }
  }
  return maps;
}

/** Copies onnxruntime-node with one platform's CPU binary alone. */
export async function stageNativeRuntime(dist: string, target: Target): Promise<string[]> {
  const binary = join("bin", "napi-v6", ...target.split("-"));
  await stagePackage(dist, "onnxruntime-node", ["package.json", "dist", binary]);
  await stagePackage(dist, "onnxruntime-common", ["package.json", "dist/cjs"]);
  return ["onnxruntime-node", "onnxruntime-common"];
}

async function stagePackage(dist: string, name: string, parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    await cp(join(root, "node_modules", name, part), join(dist, "node_modules", name, part), {
      recursive: true,
      filter: (path) => !/\.(map|d\.ts|d\.mts)$/.test(path) && !UNUSED.test(path),
    });
  }
}
