// Sets up a fresh clone: installs the packages and makes sure that Node 24 is in node_modules/.bin.
// `--node-only` leaves the packages as they are: for who installed them by hand.
// Runs on the machine's own Node (20 or newer), before anything is installed: no imports but Node's own.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
/** Written by npm when an installation is complete, never before. */
const installed = join(root, "node_modules", ".package-lock.json");
const windows = process.platform === "win32";

/** Runs npm on the machine's own Node; ends this process with npm's code when npm fails. */
function npm(...args) {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== bin);
  const env = { ...process.env, PATH: path.join(delimiter) };
  const { status, error } = spawnSync("npm", args, { cwd: root, env, stdio: "inherit", shell: windows });
  if (status === 0) return;
  console.error(`setup: npm ${args.join(" ")} failed${error ? `: ${error.message}` : ` with exit code ${status}`}`);
  process.exit(status || 1);
}

function packagesAreCurrent() {
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}

/** Version of the project's own Node, or undefined where it does not run. */
function projectNode() {
  const { status, stdout } = spawnSync(join(bin, windows ? "node.cmd" : "node"), ["--version"], {
    encoding: "utf8",
    shell: windows,
  });
  return status === 0 ? stdout.trim() : undefined;
}

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(`setup: Node 20 or newer is needed, this is ${process.version}`);
  process.exit(1);
}
if (!process.argv.includes("--node-only") && !packagesAreCurrent()) {
  console.log("setup: installing packages (npm ci)");
  // Node 24 comes with the packages, so a package that does not support the machine's own Node needs no warning.
  npm("ci", "--no-fund", "--no-audit", "--loglevel=error");
}
if (!projectNode()?.startsWith("v24.")) {
  // .npmrc lets no package's script run, and this one's puts the binary in place.
  console.log("setup: installing Node 24 into node_modules");
  npm("rebuild", "node", "--ignore-scripts=false", "--loglevel=error");
  const version = projectNode();
  if (!version?.startsWith("v24.")) {
    console.error(`setup: node_modules/.bin/node should be Node 24 but is ${version ?? "not runnable"}`);
    process.exit(1);
  }
}
