import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Option, type Command } from "commander";
import { writeWhole } from "../../store/files/staging.ts";
import { OUTPUTS } from "../../verify/outputs/registry.ts";
import type { VerifyReport } from "../../verify/result.ts";
import { countText, hasFailed } from "../../verify/sentences.ts";
import { UsageError } from "../errors.ts";
import { requireUnread } from "../input.ts";
import type { Terminal } from "../terminal.ts";

/** The forms of a report that a verb with verdicts writes, and what it makes of a case that can't be decided. */
export interface OutputOptions {
  readonly format: readonly string[];
  readonly output: readonly string[];
  readonly unsure?: "fail" | "pass";
}

type Places = readonly (readonly [format: string, place: string])[];

/** Adds the options to a verb. */
export function addOutputOptions(command: Command): Command {
  const formats = Object.keys(OUTPUTS);
  const add = (value: string, before: readonly string[]) => [...before, value];
  return command
    .addOption(
      new Option("--format <name>", `${formats.join(", ")} (default: text); several, each with its --output`)
        .argParser((value: string, before: readonly string[]) => {
          if (!formats.includes(value)) throw new UsageError(`error: --format ${value}: use ${formats.join(", ")}`);
          return add(value, before);
        })
        .default([], "text"),
    )
    .addOption(
      new Option("--output <file>", "the file of the first --format, of the second and so on; - for stdout")
        .argParser(add)
        .default([], "-"),
    )
    .addOption(
      new Option("--unsure <as>", "count cases as failed or passed where the model can't tell").choices([
        "fail",
        "pass",
      ]),
    );
}

/** Which form goes where. @throws UsageError where two go to stdout, or an output has no form. */
export function outputPlaces({ format, output }: OutputOptions): Places {
  const formats = format.length === 0 ? ["text"] : format;
  if (output.length > formats.length) throw new UsageError("error: each --output needs its --format");
  const places = formats.map((name, i) => [name, output[i] ?? "-"] as const);
  if (places.filter(([, place]) => place === "-").length > 1)
    throw new UsageError("error: only one format can go to stdout. Give the others an --output, in the same order");
  return places;
}

/** Refuses to write a report over a file that it comes from. */
export async function requireOtherPlaces(places: Places, files: readonly string[]): Promise<void> {
  for (const [, place] of places) if (place !== "-") await requireUnread("--output", place, files);
}

/** Writes a report in each form to its place, whose folder is made; a case that failed makes the exit code 1. */
export async function writeReport(
  given: VerifyReport,
  places: Places,
  { unsure }: Pick<OutputOptions, "unsure">,
  terminal: Terminal,
): Promise<void> {
  const report = unsure === undefined ? given : countedAs(given, unsure === "fail" ? "failed" : "passed");
  for (const [format, place] of places) {
    const written = OUTPUTS[format](report);
    if (place === "-") terminal.print(...written.replace(/\n$/, "").split("\n"));
    else {
      await mkdir(dirname(resolve(place)), { recursive: true });
      await writeWhole(resolve(place), written);
    }
  }
  if (hasFailed(report)) terminal.reportProblem(`${countText(report)}.`);
}

const countedAs = (report: VerifyReport, status: "failed" | "passed"): VerifyReport => ({
  ...report,
  cases: report.cases.map((one) => (one.status === "unsure" ? { ...one, status } : one)),
});
