import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { modelFigures } from "../../model-report/figures.ts";
import { loadCard, loadReport } from "../../store/head-files.ts";
import { storeError } from "../../store/store-error.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";

interface ReportOptions {
  readonly head: string;
  readonly out: string;
}

/** `report --head DIR --out FILE.html`: a head's figures and charts as one page, without the texts of its choices. */
export function addReport(program: Command, _installation: Installation, terminal: Terminal): void {
  program
    .command("report")
    .description("write a head's report as one HTML file: no script, nothing from the network")
    .requiredOption("--head <dir>", "folder of the head")
    .requiredOption("--out <file>", "the HTML file; one of that name is replaced")
    .action(async ({ head, out }: ReportOptions) => {
      const card = await loadCard(head);
      const report = await loadReport(head);
      // Its charts' library is read by this verb only.
      const { reportHtml } = await import("../../model-report/report-html.ts");
      const html = reportHtml({ name: card.name ?? card.id, card, figures: report && modelFigures(card, report) });
      const path = resolve(out);
      try {
        await writeFile(path, html);
      } catch (error) {
        throw storeError("write", path, error);
      }
      terminal.print(path);
    });
}
