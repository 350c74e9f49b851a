import { spawn } from "node:child_process";
import type { SpawnOptions } from "node:child_process";
import { delimiter, dirname } from "node:path";

/** Runs a program to its end, its output on ours; resolves with its exit code (1 when a signal ended it). */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program that should succeed, quietly.
 * @throws when it fails, with the end of what it said
 */
export function runQuietly(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${command} ${args.join(" ")} failed with exit code ${code}:\n${said.slice(-4000)}`));
    });
  });
}

/** The environment, with a program's folder first on the PATH. */
export function withProgramFirst(binary: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [dirname(binary), process.env["PATH"] ?? ""].join(delimiter), ...more };
}
