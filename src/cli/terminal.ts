import { buffer } from "node:stream/consumers";
import { Interrupted } from "./errors.ts";

/** What a verb sees of the process: results go out by `print`, everything else to people by the rest. */
export interface Terminal {
  /** One line on stdout: a result. */
  print(line: string): void;
  /** One line on stderr. */
  tell(line: string): void;
  /** One line on stderr about input that was set aside; the exit code becomes 1. */
  complain(line: string): void;
  /** Shows how far something is, on a terminal only; the next line replaces it. */
  progress(message: string, fraction: number): void;
  /** Everything on stdin, as bytes. */
  readStdin(): Promise<Uint8Array>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** From now on Ctrl-C ends the process at once: for work that is synchronous and writes nothing. */
  releaseInterrupt(): void;
}

export interface ProcessTerminal extends Terminal {
  /** Whether something was set aside. */
  readonly complained: boolean;
}

/** The terminal of this process. Ctrl-C aborts `signal`; a second one ends the process as the first would have. */
export function processTerminal(): ProcessTerminal {
  const { stdout, stderr, stdin } = process;
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Interrupted("Interrupted."));
  process.once("SIGINT", interrupt);
  // A reader that has seen enough (`| head`) is no failure.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  let shown = "";
  let complained = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[K");
    shown = "";
  };
  const tell = (line: string) => {
    clear();
    stderr.write(`${line}\n`);
  };
  return {
    print(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    tell,
    complain(line) {
      complained = true;
      tell(line);
    },
    progress(message, fraction) {
      if (!stderr.isTTY) return;
      const line = fraction < 1 ? `${message} ${Math.floor(100 * fraction)} %` : "";
      if (line === shown) return;
      clear();
      stderr.write((shown = line));
    },
    readStdin: () => buffer(stdin),
    signal: controller.signal,
    releaseInterrupt: () => void process.off("SIGINT", interrupt),
    get complained() {
      return complained;
    },
  };
}
