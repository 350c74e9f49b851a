/** Reads a file as the command line or as the editor does, and sends its parent the figures (reading.ts). */
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { readPreferences } from "../../../src/cli/pairs.ts";
import type { Terminal } from "../../../src/cli/terminal.ts";
import { Reading } from "../../../src/extension/documents/reading.ts";
import { findLenses, lensesByStep } from "../../../src/formats/find-lenses.ts";
import type { ReadingFigures } from "../reading.ts";

const [, , how, file] = process.argv;

/** A terminal that shows nothing: a line on it would be a fault of the file. */
const silent: Terminal = {
  print: () => {},
  write: async () => {},
  isShown: false,
  warn: (...lines) => void console.error(...lines),
  reportProblem: (line) => void console.error(line),
  progress: () => {},
  stdin: Readable.from([]),
  signal: new AbortController().signal,
  releaseInterrupt: () => {},
};

async function asCommandLine(): Promise<ReadingFigures> {
  const start = performance.now();
  const { length } = await readPreferences([file], silent);
  return {
    count: length,
    seconds: (performance.now() - start) / 1000,
    peak: 1024 * process.resourceUsage().maxRSS,
  };
}

/** Milliseconds that this thread has computed, which other programs do not lengthen. */
function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The steps of a generator, each timed; the longest so far is in `longest`. */
function* timed<T>(steps: Generator<number, T>, longest: { ms: number }): Generator<number, T> {
  for (;;) {
    const start = computed();
    const step = steps.next();
    longest.ms = Math.max(longest.ms, computed() - start);
    if (step.done) return step.value;
    yield step.value;
  }
}

/** In slices, as DocumentReader reads a large document; `peak` is the longest that others had to wait, in ms. */
async function asEditor(): Promise<ReadingFigures> {
  const text = readFileSync(file, "utf8");
  findLenses(text.slice(0, text.indexOf("\n", 100_000)), file); // the editor has read others before
  await setTimeout(200);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const longest = { ms: 0 };
  const reading = new Reading(timed(lensesByStep(text, file), longest));
  await reading.run(
    () => true,
    () => {},
  );
  const seconds = (performance.now() - start) / 1000;
  await setTimeout(20);
  delay.disable();
  return { count: reading.result!.responses.length, seconds, peak: delay.max / 1e6, step: longest.ms };
}

process.send!(await (how === "editor" ? asEditor() : asCommandLine()));
