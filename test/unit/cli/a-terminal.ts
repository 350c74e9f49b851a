import { Readable } from "node:stream";
import { Interrupted } from "../../../src/cli/errors.ts";
import { oneLine, type ProcessTerminal } from "../../../src/cli/terminal.ts";

export interface RecordedTerminal extends ProcessTerminal {
  readonly out: string[];
  readonly err: string[];
  interrupt(): void;
}

/** A terminal that keeps what is written to it. */
export function aTerminal(stdin = ""): RecordedTerminal {
  const out: string[] = [];
  const err: string[] = [];
  const controller = new AbortController();
  let hasProblems = false;
  return {
    out,
    err,
    print: (...lines) => void out.push(...lines.map(oneLine)),
    async write(parts) {
      for await (const part of parts) out.push(Buffer.from(part).toString("utf8"));
    },
    isShown: false,
    warn: (...lines) => void err.push(...lines.map(oneLine)),
    reportProblem(line) {
      hasProblems = true;
      err.push(oneLine(line));
    },
    progress: () => {},
    stdin: Readable.from([Buffer.from(stdin)]),
    signal: controller.signal,
    releaseInterrupt: () => {},
    get hasProblems() {
      return hasProblems;
    },
    interrupt: () => controller.abort(new Interrupted("Interrupted. Nothing was saved.")),
  };
}
