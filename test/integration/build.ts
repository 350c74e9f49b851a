import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Bundles what the integration tests run, once before all of them. */
export default function setup(): void {
  const root = join(import.meta.dirname, "..", "..");
  execFileSync(process.execPath, [join(root, "esbuild.js")], { cwd: root, stdio: "inherit" });
}
