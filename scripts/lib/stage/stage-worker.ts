import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import { FEATURE_VERSION, DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { openModelFiles } from "../../../src/encoder/model/model-files.ts";
import { installOnce } from "../install/install-once.ts";
import { cacheFolder, root } from "../paths.ts";
import { runQuietly } from "../run.ts";
import { stageBundles, stageNativeRuntime, type Target } from "./stage-runtime.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";

/** The file of an archive that says what it is. */
export const FACTS = "rewardlens.json";

const BUNDLES = ["arrow-worker.js", "encoder.js"];

/** Copies what answers texts on a machine without Node, and nothing else, into an empty folder. */
export async function stageWorker(stage: string, target: Target): Promise<void> {
  const encoder = join(root, "media", "encoder");
  const facts = {
    version: manifest.version,
    platform: target,
    encoder: (await openModelFiles(encoder)).id,
    featureVersion: FEATURE_VERSION,
    dimension: DIMENSION,
    models: await digests(join(root, "media", "starters")),
  };
  await writeFile(join(stage, FACTS), `${JSON.stringify(facts, undefined, 2)}\n`);
  await writeFile(join(stage, "package.json"), `{ "type": "module" }\n`);
  await cp(join(root, "LICENSE"), join(stage, "LICENSE"));
  for (const part of ["encoder", "starters"])
    await cp(join(root, "media", part), join(stage, "media", part), { recursive: true });
  const maps = await stageBundles(join(stage, "dist"), (name) => BUNDLES.includes(name));
  const packages = await stageNativeRuntime(join(stage, "dist"), target);
  const node = await nodeFor(target);
  await mkdir(join(stage, "node"));
  const program = target.startsWith("win32") ? "node.exe" : "node";
  await cp(join(node, "bin", program), join(stage, "node", program));
  await cp(join(node, "LICENSE"), join(stage, "node", "LICENSE"));
  const notices = await thirdPartyNotices(maps, packages);
  await writeFile(join(stage, "ThirdPartyNotices.txt"), `${notices}\nNode.js: see node/LICENSE.\n`);
}

/** What differs for another model of the same name, by the names of the models in a folder. */
async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    const hash = createHash("sha256");
    for (const file of ["card.json", "head.safetensors"]) hash.update(await readFile(join(folder, name, file)));
    found[name] = hash.digest("hex").slice(0, 12);
  }
  return found;
}

/** The folder of the project's Node for a platform: the one that is installed, else from npm, once for each machine. */
async function nodeFor(target: Target): Promise<string> {
  const name = `node-${target.replace("win32", "win")}`;
  const { version } = JSON.parse(await readFile(join(root, "node_modules", "node", "package.json"), "utf8")) as {
    readonly version: string;
  };
  const installed = join(root, "node_modules", "node", "node_modules", name);
  if (existsSync(join(installed, "LICENSE"))) return installed;
  const folder = cacheFolder(`${name}-${version}`);
  await installOnce(folder, async (staging) => {
    await mkdir(staging);
    const packed = await runQuietly("npm", ["pack", `${name}@${version}`, "--silent", "--pack-destination", staging]);
    await runQuietly("tar", ["-xzf", join(staging, packed.trim()), "-C", staging]);
  });
  return join(folder, "package");
}
