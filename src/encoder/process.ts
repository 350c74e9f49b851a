import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createBirpc, type BirpcReturn } from "birpc";
import type { EncoderEvents, EncoderFunctions } from "../protocol/encoder.ts";
import { EncoderError } from "./encoder.ts";
import type { Runtime } from "./runtime.ts";

export interface ProcessOptions {
  /** Bundled process entry (dist/encoder.js). */
  readonly script: string;
  /** Folder of the encoder (media/encoder), absolute. */
  readonly folder: string;
  /** SQLite file for embeddings; none: no cache. */
  readonly cacheFile?: string;
  /** Threads of one run. */
  readonly threads: number;
  /** Leave φ unstandardised. */
  readonly raw?: boolean;
  /** "wasm": pass over the native build of ONNX Runtime. */
  readonly runtime?: Runtime;
  /** Takes each line that the process and its libraries write to stderr; default: they share this process's stderr. */
  readonly onStderr?: (line: string) => void;
  /** What runs the script; default: the program that runs this one. */
  readonly execPath?: string;
}

export interface EncoderProcess {
  readonly child: ChildProcess;
  readonly rpc: BirpcReturn<EncoderFunctions, EncoderEvents>;
  /** Rejects with EncoderError when the process has ended: encoder-stopped if by `stop`, else encoder-crashed. */
  readonly ended: Promise<never>;
  /** Ends the process; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Starts the encoder's process. @throws EncoderError encoder-missing where its script is not there. */
export function startProcess(options: ProcessOptions, events: EncoderEvents): EncoderProcess {
  const { script, folder, cacheFile, threads, raw = false, runtime, execPath, onStderr } = options;
  if (!existsSync(script)) {
    throw new EncoderError(
      "encoder-missing",
      `${script} is not there. Install Reward Lens again, or in a checkout run node esbuild.js.`,
    );
  }
  const child = fork(script, [JSON.stringify({ folder, cacheFile, raw, threads, runtime })], {
    serialization: "advanced",
    execArgv: ["--no-warnings"], // node:sqlite says that it is experimental
    stdio: ["ignore", "ignore", onStderr ? "pipe" : "inherit", "ipc"],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" }, // desktop VS Code's own program is Electron; Node ignores it
    ...(execPath !== undefined && { execPath }),
  });
  if (child.stderr && onStderr) createInterface(child.stderr).on("line", onStderr);
  const rpc = createBirpc<EncoderFunctions, EncoderEvents>(events, {
    post: (data) => void child.send(data as object, () => {}), // to a process that has ended: `ended` tells
    on: (listener) => child.on("message", listener),
    timeout: -1,
  });
  let stopped = false;
  const ended = new Promise<never>((_, reject) => {
    const end = (how: string) => {
      const error = stopped
        ? new EncoderError("encoder-stopped", "The encoder was stopped.")
        : new EncoderError("encoder-crashed", `The encoder process ended (${how}). The next score starts it again.`);
      reject(error);
      rpc.$close(error);
    };
    child.on("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  });
  ended.catch(() => {}); // calls in flight carry it; with none there is nobody to tell
  return {
    child,
    rpc,
    ended,
    async stop() {
      stopped = true;
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const gone = once(child, "exit");
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
