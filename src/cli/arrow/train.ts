import { resolve } from "node:path";
import type { Command } from "commander";
import { plural } from "../../report/format.ts";
import { askedSums, type Ask } from "../../scale/asked-sums.ts";
import { messageBytes, readMessages, type Message } from "../../scale/messages.ts";
import { checkTarget, saveHead } from "../../store/heads/save-head.ts";
import { trainElsewhere } from "../../training/train-elsewhere.ts";
import { InputError } from "../errors.ts";
import { openStarters, warnLeftOut } from "../heads.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import { printWarnings, trainingJson } from "../report.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly out: string;
  readonly starter: string;
  readonly seed: number;
  readonly description: string;
}

/** `train --out DIR`: trains on pairs of which it is sent the table; it asks the sender for sums. */
export function addTrainByMessages(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("train")
    .description(
      "train a model on pairs that are elsewhere: the table of pairs comes first, then answers to what is asked",
    )
    .requiredOption("--out <dir>", "folder for the model; an earlier model there is replaced")
    .requiredOption("--description <sentence>", "what the pairs are, for the card")
    .option("--starter <names>", "models to start from", "general")
    .option("--seed <n>", "seed of the folds", wholeNumber(0), 0)
    .action((options: Options) => terminal.write(conversation(options, installation, terminal)));
}

/** What is sent: questions, each once the one before is answered, then what `rewardlens train --json` prints. */
async function* conversation(options: Options, installation: Installation, terminal: Terminal) {
  const started = performance.now();
  await checkTarget(options.out);
  const received = readMessages(terminal.stdin);
  try {
    yield* talk(options, started, received, installation, terminal);
  } finally {
    await received.return(undefined);
  }
}

async function* talk(
  options: Options,
  started: number,
  received: ReturnType<typeof readMessages>,
  installation: Installation,
  terminal: Terminal,
) {
  const receive = async () => {
    const next = await received.next();
    if (next.done) throw new InputError("The process that has the pairs has ended. Nothing was saved.");
    return next.value;
  };
  const table = await receive();
  const encoder = table.facts as { readonly id: string; readonly dimension: number };
  const starters = await openStarters(options.starter, encoder, installation);

  // The training asks, this generator sends: one message waits at most.
  let waiting = Promise.withResolvers<Message | undefined>();
  const ask: Ask = async (message) => {
    terminal.signal.throwIfAborted();
    waiting.resolve(message);
    return receive();
  };
  const training = trainElsewhere({
    table: {
      label: table.numbers("label", "f8"),
      weight: table.numbers("weight", "f8"),
      query: table.numbers("query", "f8"),
      first: table.numbers("first", "i4"),
      second: table.numbers("second", "i4"),
      length: table.numbers("length", "f8"),
      key: table.numbers("key", "u8"),
      order: table.numbers("order", "u8"),
    },
    sums: askedSums(ask, encoder.dimension),
    encoder,
    starters,
    seed: options.seed,
    description: options.description,
    onLeftOut: (seen) => warnLeftOut(seen, terminal),
    onPass: (stage, fits) =>
      terminal.progress(`${stage === "fit" ? "Fitting" : "Weighing priors"}: ${plural(fits, "fit")}`, 0),
  });
  training.then(
    () => waiting.resolve(undefined),
    (error: unknown) => {
      waiting.promise.catch(() => {}); // where the caller has ended, nothing awaits it
      waiting.reject(error);
    },
  );
  for (let message = await waiting.promise; message !== undefined; message = await waiting.promise) {
    waiting = Promise.withResolvers();
    yield* messageBytes(message);
  }
  const head = await training;
  await saveHead(options.out, head);
  if (head.card.report) printWarnings(head.card.report, terminal);
  const ties = table.numbers("label", "f8").reduce((count, y) => count + Number(y === 0.5), 0);
  yield* messageBytes({ kind: "trained", facts: trainingJson(head, ties, started, resolve(options.out)) });
}
