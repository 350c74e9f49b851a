import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createBirpc, type BirpcReturn } from "birpc";
import type { EncoderEvents, EncoderFunctions } from "../../protocol/encoder.ts";
import { EncoderError } from "../encoder.ts";
import { Ending } from "./ending.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { Runtime } from "../model/runtime.ts";

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
  /** Whether the model is loaded before a text needs it; default: true. Bulk work whose texts are all cached needs none. */
  readonly warmUp?: boolean;
  /** "wasm": pass over the native build of ONNX Runtime. */
  readonly runtime?: Runtime;
  /** Takes each line that the process and its libraries write to stderr; default: they share this process's stderr. */
  readonly onStderr?: (line: string) => void;
  /** How long the process may say nothing while it has work, in ms, before it is killed; default: a minute. */
  readonly patience?: number;
  /** What runs the script; default: the program that runs this one. */
  readonly execPath?: string;
}

export interface EncoderProcess {
  readonly child: ChildProcess;
  readonly rpc: BirpcReturn<EncoderFunctions, EncoderEvents>;
  /** Rejects with EncoderError when the process has ended: encoder-stopped if by `stop`, encoder-hung, or encoder-crashed. */
  readonly ended: Promise<never>;
  /** The outcome of a call to `rpc`; rejects as `ended` does where the process ends, or hangs and is killed. */
  during<T>(call: Promise<T>): Promise<T>;
  /** Ends the process, by force where it does not end within seconds; resolves when it has ended. */
  stop(): Promise<void>;
}

/** In ms. No text and no start of the model takes that long, on a busy machine either. */
const PATIENCE = 60_000;
/** How long a process may take to end after it is asked to, in ms: the text that it is at, and closing the cache. */
const GRACE = 5000;

/** Starts the encoder's process. @throws EncoderError encoder-missing where its script is not there. */
export function startProcess(options: ProcessOptions, events: EncoderEvents): EncoderProcess {
  const { script, folder, cacheFile, threads, raw = false, warmUp = true, runtime } = options;
  const { execPath, onStderr, patience = PATIENCE } = options;
  if (!existsSync(script)) {
    throw new EncoderError(
      "encoder-missing",
      `${script} is not there. Install Reward Lens again, or in a checkout run node esbuild.js.`,
    );
  }
  const child = fork(script, [JSON.stringify({ folder, cacheFile, raw, warmUp, threads, runtime })], {
    serialization: "advanced",
    // node:sqlite says that it is experimental. V8's space for new objects would grow to 100 MB, for tensors that live for a moment.
    execArgv: ["--no-warnings", "--max-semi-space-size=4"],
    stdio: ["ignore", "ignore", onStderr ? "pipe" : "inherit", "ipc"],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" }, // desktop VS Code's own program is Electron; Node ignores it
    ...(execPath !== undefined && { execPath }),
  });
  if (child.stderr && onStderr) createInterface(child.stderr).on("line", onStderr);
  const rpc = createBirpc<EncoderFunctions, EncoderEvents>(events, {
    post: (data) => void child.send(data as object, () => {}), // to a process that has ended: `ended` rejects
    on: (listener) => child.on("message", listener),
    timeout: -1,
  });
  let stopped = false;
  let hung = false;
  const ending = new Ending();
  const ended = new Promise<never>((_, reject) => {
    const end = (how: string) => {
      const error = stopped
        ? new EncoderError("encoder-stopped", "The encoder was stopped.")
        : hung
          ? new EncoderError(
              "encoder-hung",
              `The encoder process did not answer for ${patience / 1000} s and was ended.`,
            )
          : new EncoderError("encoder-crashed", `The encoder process ended (${how}). The next score starts it again.`);
      reject(error);
      ending.end(error);
      rpc.$close(error);
    };
    child.on("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  });
  ended.catch(() => {}); // calls in flight report it; without calls nobody needs it
  const heartbeat = new Heartbeat(
    patience,
    () => void rpc.ping().catch(() => {}), // an ended process: `ended` says so
    () => {
      hung = true;
      child.kill("SIGKILL");
    },
  );
  child.on("message", () => heartbeat.heard());
  return {
    child,
    rpc,
    ended,
    during: (call) => heartbeat.during(ending.before(call)),
    async stop() {
      stopped = true;
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const gone = once(child, "exit");
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill("SIGKILL"), GRACE); // a stopped process acts on nothing else
      await gone;
      clearTimeout(late);
    },
  };
}
