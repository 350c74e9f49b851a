import { Option, type Command } from "commander";
import { availableParallelism } from "node:os";
import manifest from "../../../package.json" with { type: "json" };
import { FEATURE_VERSION } from "../../core/features/feature-layout.ts";
import type { Encoder } from "../../encoder/encoder.ts";
import type { EncoderInfo } from "../../protocol/encoder.ts";
import { arrowStream, type AnswerTable } from "../../scale/arrow/answers.ts";
import { arrowTexts, type PlacelessRow } from "../../scale/arrow/texts.ts";
import { inSizes } from "../../scale/in-sizes.ts";
import { bulkEncoder } from "../encoder.ts";
import { InputError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import { sparing } from "../sparing.ts";
import type { Terminal } from "../terminal.ts";

export interface WorkerOptions {
  readonly threads: number;
  /** In seconds. */
  readonly patience: number;
}

/** Options of every verb. */
export function addWorkerOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--threads <n>", "processes of the encoder, of one thread each")
        .argParser(wholeNumber(1))
        .default(availableParallelism(), "all cores"),
    )
    .addOption(
      new Option("--patience <seconds>", "how long the encoder may say nothing while it has work")
        .argParser(wholeNumber(1))
        .default(60),
    );
}

/** How texts are answered. */
export interface Answering<Row> {
  readonly table: AnswerTable<Row>;
  /** The answers, as many as rows, in order, in any batches. */
  answers(rows: AsyncIterable<readonly PlacelessRow[]>): AsyncIterable<readonly Row[]>;
}

/** How often it is looked whether the process that asks is still there, in ms. */
const LOOKS = 1000;

/**
 * Answers each batch on stdin by one of as many rows, in order. The schema comes first, with what this worker is as its
 * metadata; a batch without rows has no answer. The caller may send some batches before it reads their answers. Ends when stdin ends, or when the
 * process that started this one does.
 * @param open made with the running encoder; a failure is an error of the command
 */
export async function answerBatches<Row>(
  { threads, patience }: WorkerOptions,
  installation: Installation,
  terminal: Terminal,
  open: (encoder: Encoder, info: EncoderInfo, signal: AbortSignal) => Promise<Answering<Row>>,
): Promise<void> {
  const parent = parentEnded();
  const signal = AbortSignal.any([terminal.signal, parent.signal]);
  const encoder = bulkEncoder(installation, terminal, threads, 1000 * patience);
  try {
    const info = await encoder.info();
    const { table, answers } = await open(encoder, info, signal);
    const facts = {
      "rewardlens.version": manifest.version,
      "rewardlens.encoder": info.id,
      "rewardlens.feature_version": `${FEATURE_VERSION}`,
      "rewardlens.dimension": `${info.dimension}`,
      "rewardlens.platform": `${process.platform}-${process.arch}`,
    };
    const sizes: number[] = [];
    const batches = async function* () {
      for await (const rows of arrowTexts(terminal.stdin)) {
        if (rows.length === 0) continue;
        sizes.push(rows.length);
        yield rows;
      }
    };
    const answered = inSizes(answers(batches()), sizes);
    await sparing(() => terminal.write(arrowStream(table, new Map(Object.entries(facts)), answered)));
  } finally {
    parent.stop();
    await encoder.dispose();
  }
}

/** A signal that is aborted when the process that started this one has ended: its pipes may stay open in others. */
function parentEnded(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const parent = process.ppid;
  const looks = setInterval(() => {
    if (process.ppid === parent) return;
    const ended = new InputError("The process that asked has ended.");
    controller.abort(ended);
    process.stdin.destroy(ended); // or an idle worker would wait for its end
  }, LOOKS);
  return { signal: controller.signal, stop: () => clearInterval(looks) };
}
