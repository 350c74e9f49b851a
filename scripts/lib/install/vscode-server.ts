import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectNode, root } from "../paths.ts";
import { runQuietly } from "../run.ts";
import { installVSCodeServer } from "./vscode-install.ts";

export interface ServerOptions {
  /** Where what the server says is appended. Default: nowhere. */
  readonly log?: string;
  /** Where extensions are installed. Default: an empty folder. */
  readonly extensions?: string;
  /** Whether every folder is trusted; otherwise a new one opens in Restricted Mode, as for a user. */
  readonly trusted?: boolean;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More environment for the extension host. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface VSCodeServer {
  readonly port: number;
  /** Folder of VS Code's logs, those of extensions included. */
  readonly logs: string;
  /** Address of a workbench; see `workbenchAddress`. */
  address(options: WorkbenchOptions): string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Folder to open; none opens an empty window. */
  readonly folder?: string;
  /** File to open in it. */
  readonly file?: string;
  /** Extension to load from its folder; none loads the installed ones only. */
  readonly extension?: string;
  /** Module whose run() are the extension tests. */
  readonly tests?: string;
}

/** What would ask the network, or cover what is looked at. */
const quiet = {
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
};

/** Starts VS Code's own server on a free port, with empty data of its own. */
export async function startVSCodeServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const server = await installVSCodeServer();
  const data = await mkdtemp(join(tmpdir(), "rewardlens-vscode-"));
  const settings = join(data, "data", "User", "settings.json");
  await mkdir(dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify({ ...quiet, ...options.settings }));
  const args = [
    join(server, "out", "server-main.js"),
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
    // Without it the page ignores extensionDevelopmentPath.
    "--enable-smoke-test-driver",
    ...["--server-data-dir", data, "--telemetry-level", "off"],
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
    ...(options.extensions ? ["--extensions-dir", options.extensions] : []),
  ];
  const child = spawn(projectNode().binary, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (options.log) {
    const log = createWriteStream(options.log, { flags: "a" });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
  }
  const port = await listening(child);
  return {
    port,
    logs: join(data, "data", "logs"),
    address: (workbench) => workbenchAddress(port, workbench),
    stop: async () => {
      await ended(child);
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Installs a VSIX into a folder of extensions, as `code --install-extension` does. */
export async function installExtension(vsix: string, extensions: string): Promise<void> {
  const server = await installVSCodeServer();
  const data = await mkdtemp(join(tmpdir(), "rewardlens-vscode-"));
  const args = ["--install-extension", vsix, "--extensions-dir", extensions, "--server-data-dir", data];
  try {
    await runQuietly(projectNode().binary, [join(server, "out", "server-main.js"), ...args]);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** Port once the server listens. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (text: string): void => {
      said += text;
      const match = /Extension host agent listening on (\d+)/.exec(said);
      if (match) resolve(Number(match[1]));
    };
    child.stdout?.setEncoding("utf8").on("data", hear);
    child.stderr?.setEncoding("utf8").on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`VS Code's server ended with exit code ${code}:\n${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.once("close", () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** The page of a workbench, with what it loads given the way VS Code's own smoke tests give it. */
function workbenchAddress(port: number, { folder, file, extension, tests }: WorkbenchOptions): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  const payload = [
    ...(extension ? [["extensionDevelopmentPath", remote(extension)]] : []),
    ...(tests ? [["extensionTestsPath", remote(tests)]] : []),
    ...(file ? [["openFile", remote(file)]] : []),
    ["skipWelcome", "true"],
  ];
  const opened: Record<string, string> = folder === undefined ? { ew: "true" } : { folder };
  const query = new URLSearchParams({ ...opened, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}
