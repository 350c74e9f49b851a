import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Folder of the sets of people's choices: the one that is named, else ../shared/data where it is there, else .cache/data. */
export function dataFolder(named?: string): string {
  if (named !== undefined) return resolve(named);
  const shared = join(root, "..", "shared", "data");
  return existsSync(shared) ? shared : join(root, ".cache", "data");
}

/** A folder for what is fetched once for each machine, outside the project. */
export function cacheFolder(name: string): string {
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(base, "rewardlens", name);
}

/** The Node 24 that the package `node` installed: with its binary and its C headers. */
export function projectNode(): { readonly binary: string; readonly headers: string } {
  const os = process.platform === "win32" ? "win" : process.platform;
  const home = join(root, "node_modules", "node");
  return {
    binary: join(home, "bin", process.platform === "win32" ? "node.exe" : "node"),
    headers: join(home, "node_modules", `node-${os}-${process.arch}`),
  };
}
