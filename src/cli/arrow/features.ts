import type { Command } from "commander";
import { featureTable, type AnsweredFeatures } from "../../scale/arrow/answers.ts";
import type { PlacelessRow } from "../../scale/arrow/texts.ts";
import { AT_A_TIME, BATCH, batchesOf, inOrder } from "../../scale/in-order.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { addWorkerOptions, answerBatches } from "./answer-batches.ts";

/** `features`: φ of each text. */
export function addFeatureBatches(program: Command, installation: Installation, terminal: Terminal): void {
  const command = program.command("features").description("what the encoder makes of each text");
  addWorkerOptions(command).action((options) =>
    answerBatches<AnsweredFeatures>(options, installation, terminal, async (encoder, { dimension }, signal) => {
      const embed = async (rows: readonly PlacelessRow[]): Promise<AnsweredFeatures[]> => {
        const texts = rows.flatMap(({ text }) => text ?? []);
        const features = await encoder.embed(texts, { priority: "bulk", signal });
        let next = 0;
        return rows.map(({ text, problem }) => ({ phi: text ? features[next++] : null, error: problem ?? null }));
      };
      return { table: featureTable(dimension), answers: (rows) => inOrder(batchesOf(rows, BATCH), embed, AT_A_TIME) };
    }),
  );
}
