import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../paths.ts";

/**
 * The licences of every package that is in the bundles or beside them.
 * @param sourceMaps source maps of the bundles: their sources name the packages
 * @param packages packages that are copied whole
 */
export async function thirdPartyNotices(sourceMaps: readonly string[], packages: readonly string[]): Promise<string> {
  const folders = new Set(packages.map((name) => join("node_modules", name)));
  for (const path of sourceMaps) {
    const { sources } = JSON.parse(await readFile(path, "utf8")) as { sources: string[] };
    for (const source of sources) {
      const match = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(source);
      if (match) folders.add(installed(match[0]));
    }
  }
  const notices = await Promise.all([...folders].sort().map(notice));
  return `Reward Lens contains the following packages.\n\n${notices.join("\n")}`;
}

/**
 * Where a package of a source map is. A package that is built from others names them as they were on its maker's
 * machine, below itself; here they are installed beside it.
 */
function installed(folder: string): string {
  if (existsSync(join(root, folder, "package.json"))) return folder;
  return folder.slice(folder.lastIndexOf("node_modules/"));
}

async function notice(folder: string): Promise<string> {
  const path = join(root, folder);
  const manifest = JSON.parse(await readFile(join(path, "package.json"), "utf8")) as Record<string, unknown>;
  const { name, version, license } = manifest;
  const files = (await readdir(path)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), "utf8")));
  const rule = "-".repeat(80);
  return `${rule}\n${String(name)} ${String(version)} (${String(license ?? "see below")})\n\n${texts.join("\n").trim()}\n`;
}
