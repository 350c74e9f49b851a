import type { Command } from "commander";
import { scoreTable } from "../../scale/arrow/answers.ts";
import { scoredRows } from "../../scale/score-rows.ts";
import { unreadable } from "../encoder.ts";
import { openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { addWorkerOptions, answerBatches, type WorkerOptions } from "./answer-batches.ts";

/** `score --model MODEL`: what `rewardlens score --out` adds to a row, for each text. */
export function addScoreBatches(program: Command, installation: Installation, terminal: Terminal): void {
  const command = program
    .command("score")
    .description("score the column response as an answer to the column query")
    .requiredOption("--model <model>", "a model's folder, or the name of a built-in one");
  addWorkerOptions(command).action(({ model, ...options }: WorkerOptions & { readonly model: string }) =>
    answerBatches(options, installation, terminal, async (encoder, info, signal) => {
      const head = await openHead(model, info, installation);
      return {
        table: scoreTable,
        async *answers(rows) {
          for await (const scored of scoredRows(rows, { encoder, head, unreadable, signal }))
            yield scored.map(({ added }) => added);
        },
      };
    }),
  );
}
