import { once } from "node:events";
import { escapeHidden } from "../core/features/hidden-characters.ts";
import { Interrupted } from "./errors.ts";

/**
 * What a verb sees of the process: results go out by `print`, everything else to people by the rest. Each argument is one
 * line, whatever characters are in it: see `oneLine`.
 */
export interface Terminal {
  /** Lines on stdout: results. */
  print(...lines: string[]): void;
  /** A file on stdout, as it is: parts of a text or of bytes. A person's terminal gets texts line by line, as `print` writes them. */
  write(parts: AsyncIterable<string | Uint8Array>): Promise<void>;
  /** Whether a person sees stdout. */
  readonly isShown: boolean;
  /** Lines on stderr. */
  warn(...lines: string[]): void;
  /** One line on stderr about input that was skipped; the exit code becomes 1. */
  reportProblem(line: string): void;
  /** Shows progress, on a terminal only; the next line replaces it. */
  progress(message: string, fraction: number): void;
  /** The bytes on stdin, as they come. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** From now on Ctrl-C ends the process immediately. For work that is synchronous and writes nothing. */
  releaseInterrupt(): void;
}

export interface ProcessTerminal extends Terminal {
  /** Whether some input was skipped. */
  readonly hasProblems: boolean;
}

/**
 * A line as it goes to a terminal. Texts, names and cards come from anybody: what would move the cursor, colour, reorder or
 * hide text, or begin another line, is written as `\u001b` or `\n`. A line of JSON has these in its strings alone, where
 * they mean the same character, so it stays the same JSON.
 */
export function oneLine(line: string): string {
  return escapeHidden(line.replaceAll("\n", "\\n"));
}

/**
 * The terminal of this process, and the only place that writes to it: all but its own control of the cursor goes through
 * `oneLine`. Ctrl-C aborts `signal`; a second one ends the process as the first would have.
 */
export function processTerminal(): ProcessTerminal {
  const { stdout, stderr, stdin } = process;
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Interrupted("Interrupted. Nothing was saved."));
  process.once("SIGINT", interrupt);
  // A reader that stops early (`| head`) is not a failure.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  let shown = "";
  let hasProblems = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[K");
    shown = "";
  };
  const written = (lines: readonly string[]) => lines.map((line) => `${oneLine(line)}\n`).join("");
  const warn = (...lines: string[]) => {
    clear();
    stderr.write(written(lines));
  };
  return {
    print(...lines) {
      clear();
      stdout.write(written(lines));
    },
    async write(parts) {
      clear();
      for await (const part of parts) {
        const content =
          stdout.isTTY && typeof part === "string" ? written(part.replace(/\r?\n$/, "").split(/\r?\n/)) : part;
        if (!stdout.write(content)) await once(stdout, "drain");
      }
    },
    isShown: stdout.isTTY,
    warn,
    reportProblem(line) {
      hasProblems = true;
      warn(line);
    },
    progress(message, fraction) {
      if (!stderr.isTTY) return;
      const line = fraction < 1 ? oneLine(`${message} ${Math.floor(100 * fraction)}%`) : "";
      if (line === shown) return;
      clear();
      stderr.write((shown = line));
    },
    stdin,
    signal: controller.signal,
    releaseInterrupt: () => void process.off("SIGINT", interrupt),
    get hasProblems() {
      return hasProblems;
    },
  };
}
