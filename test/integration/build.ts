import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";

/** Bundles what the integration tests run, once before all of them. */
export default function setup(): void {
  execFileSync(process.execPath, [join(root, "esbuild.js")], { cwd: root, stdio: "inherit" });
}
