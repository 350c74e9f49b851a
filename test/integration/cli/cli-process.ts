import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../../../scripts/lib/paths.ts";
import { KEPT_READINGS } from "../build.ts";

export { root as ROOT };
export const STARTERS = join(root, "media", "starters");

const folder = process.env[KEPT_READINGS];
const KEPT = folder === undefined ? "off" : join(folder, `${process.pid}.sqlite`);

export interface CliOptions {
  readonly stdin?: string;
  /** REWARDLENS_CACHE. Default: one of this process of the tests, so that a text is read once. "off" where reading it is what is tested. */
  readonly cache?: string;
  /** The Node that runs it. Default: that of the tests. */
  readonly node?: string;
  /** Its working folder. Default: the root of the checkout. */
  readonly cwd?: string;
  /** Resolves when the process is to get SIGINT. */
  readonly interruptWhen?: Promise<unknown>;
  /** Resolves when it is to be killed. */
  readonly killWhen?: Promise<unknown>;
}

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs dist/cli.js as a process of its own, outside a terminal. */
export async function cli(
  args: readonly string[],
  { stdin = "", cache = KEPT, node = process.execPath, cwd = root, interruptWhen, killWhen }: CliOptions = {},
): Promise<CliResult> {
  const child = spawn(node, [join(root, "dist", "cli.js"), ...args], {
    cwd,
    env: { ...process.env, REWARDLENS_CACHE: cache },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => {}); // it may end before it has read all
  child.stdin.end(stdin);
  void interruptWhen?.then(() => child.kill("SIGINT"));
  void killWhen?.then(() => child.kill("SIGKILL"));
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

/** The JSON objects of a program's output, one a line. */
export function jsonOf<T>({ out }: CliResult): T[] {
  return out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
