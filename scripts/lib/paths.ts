import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

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
