import { resolve } from "node:path";
import type { Command } from "commander";
import type { TrainingReport } from "../../core/model/training-report.ts";
import { modelFigures } from "../../report/figures.ts";
import { examplesOf } from "../../report/examples.ts";
import { loadCard, loadReport } from "../../store/heads/load-head.ts";
import { versionName } from "../../store/heads/version-number.ts";
import { writeWhole } from "../../store/files/staging.ts";
import { pairsOfKeys, reportKeys, type TrainingPair } from "../../training/training-pairs.ts";
import type { Installation } from "../installation.ts";
import { InputError } from "../errors.ts";
import { modelFolder } from "../heads.ts";
import { readTrainingPairs } from "../pairs.ts";
import type { Terminal } from "../terminal.ts";

interface ReportOptions {
  readonly head: string;
  readonly out: string;
  readonly examples?: readonly string[];
}

/** `report --model MODEL --out FILE.html`: a model's figures and charts as one page; texts of its choices only on request. */
export function addReport(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("report")
    .description("write a model's report as one HTML file: no script, nothing from the network")
    .requiredOption("--model, --head <dir>", "a model's folder, or the name of a built-in one")
    .requiredOption("--out <file>", "the HTML file; one of that name is replaced")
    .option("--examples <pairs...>", "the files it was trained on; adds example choices with their texts")
    .action(async ({ head, out, examples: files }: ReportOptions) => {
      const folder = await modelFolder(head, installation);
      const card = await loadCard(folder);
      const report = await loadReport(folder);
      // Its charts' library is read by this verb only.
      const { reportHtml } = await import("../../report/report-html.ts");
      const figures = report && modelFigures(card, report);
      const examples = files && examplesOf(...(await known(head, report, await readTrainingPairs(files, terminal))));
      const html = reportHtml({ name: versionName(card), card, builtIn: folder !== head, figures, examples });
      const path = resolve(out);
      await writeWhole(path, html);
      terminal.print(path);
    });
}

/** The report with the texts of its choices. @throws InputError without a report. */
async function known(head: string, report: TrainingReport | undefined, pairs: readonly TrainingPair[]) {
  if (report === undefined) {
    throw new InputError(
      `The training of the model in ${head} kept no report, so there are no examples. Leave out --examples.`,
    );
  }
  const texts = pairsOfKeys(report.keys, await reportKeys(pairs), pairs);
  if (texts.some((text) => text !== undefined)) return [report, texts] as const;
  throw new InputError(`The model in ${head} was trained on none of these pairs.`);
}
