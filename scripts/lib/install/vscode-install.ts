import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installOnce } from "./install-once.ts";
import { cacheFolder, projectNode } from "../paths.ts";
import { runQuietly, withProgramFirst } from "../run.ts";

/** The npm package that carries VS Code 1.139.1, server and workbench. */
const version = "4.139.1";
/** The native modules that VS Code's server does not start without. */
const native = ["@vscode/spdlog", "node-pty", "@vscode/native-watchdog"];

/**
 * Installs VS Code's server into the cache folder, unless it is there already.
 * @returns the server's folder, with out/server-main.js
 * @throws when npm or the compiler fails, with the end of their output
 */
export async function installVSCodeServer(): Promise<string> {
  const home = cacheFolder(`code-server-${version}`);
  await installOnce(home, install);
  return serverFolder(home);
}

function serverFolder(home: string): string {
  return join(home, "node_modules", "code-server", "lib", "vscode");
}

async function install(home: string): Promise<void> {
  const { binary, headers } = projectNode();
  const env = withProgramFirst(binary, {
    // Headers of the very Node that runs the server; node-gyp would download them.
    npm_config_nodedir: headers,
    npm_config_audit: "false",
    npm_config_fund: "false",
  });
  const npm = async (cwd: string, ...args: string[]): Promise<void> => {
    await runQuietly("npm", args, { cwd, env, shell: process.platform === "win32" });
  };
  const server = serverFolder(home);
  console.log(`VS Code's server: installing code-server@${version}, once for this machine (about a minute)`);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, "package.json"), JSON.stringify({ private: true }));
  await npm(home, "install", `code-server@${version}`, "--ignore-scripts");
  console.log("VS Code's server: installing its dependencies");
  await npm(server, "install", "--omit=dev", "--ignore-scripts");
  console.log("VS Code's server: compiling its native modules");
  await npm(server, "rebuild", ...native);
  await npm(join(server, "extensions"), "install", "--omit=dev");
}
