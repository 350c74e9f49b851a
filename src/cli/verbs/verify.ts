import { relative, resolve } from "node:path";
import { Option, type Command } from "commander";
import { writeWhole } from "../../store/files/staging.ts";
import { hasFailed, countText } from "../../verify/sentences.ts";
import type { Status, VerifyReport } from "../../verify/result.ts";
import { OUTPUTS } from "../../verify/outputs/registry.ts";
import { diskFiles, repositoryRoot } from "../../verify/sources/disk-files.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { gitFiles } from "../../verify/sources/git-files.ts";
import { commitOf } from "../../verify/sources/git.ts";
import { verify, type Scorer, type VerifyOptions } from "../../verify/verify.ts";
import { read, withEncoder } from "../encoder.ts";
import { InputError, UsageError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { loadModelBefore, loadVerifyModel } from "../verify-models.ts";

interface Options {
  readonly format: readonly string[];
  readonly output: readonly string[];
  readonly model?: string;
  readonly baseline?: string;
  readonly unsure?: "fail" | "pass";
}

/** Files of expectations, wherever they are. */
const EVERYWHERE = "**/*.reward.{yaml,yml,json}";

/** `verify [GLOB]`: checks expectations of responses, and compares outputs with a revision. */
export function addVerify(program: Command, installation: Installation, terminal: Terminal): void {
  const formats = Object.keys(OUTPUTS);
  const add = (value: string, before: readonly string[]) => [...before, value];
  program
    .command("verify")
    .description("check the expectations of *.reward.yaml files, and whether responses got better since a revision")
    .argument("[globs...]", `the files (default: ${EVERYWHERE})`)
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
    .option("--model, --head <model>", "instead of every model that the files name")
    .option("--baseline <revision>", "compare the outputs and models with those of a git revision")
    .addOption(
      new Option("--unsure <as>", "count cases as failed or passed where the model can't tell").choices([
        "fail",
        "pass",
      ]),
    )
    .action(async (globs: readonly string[], options: Options & { readonly head?: string }) => {
      const places = outputPlaces(options);
      const report = await run(globs, { ...options, model: options.head }, program.version()!, installation, terminal);
      for (const [format, place] of places) {
        const written = OUTPUTS[format](report);
        if (place === "-") terminal.print(...written.replace(/\n$/, "").split("\n"));
        else await writeWhole(resolve(place), written);
      }
      if (hasFailed(report)) terminal.reportProblem(`${countText(report)}.`);
    });
}

/** Which form goes where. @throws UsageError where two go to stdout, or an output has no form. */
function outputPlaces({ format, output }: Options): (readonly [string, string])[] {
  const formats = format.length === 0 ? ["text"] : format;
  if (output.length > formats.length) throw new UsageError("error: each --output needs its --format");
  const places = formats.map((name, i) => [name, output[i] ?? "-"] as const);
  if (places.filter(([, place]) => place === "-").length > 1)
    throw new UsageError("error: only one format can go to stdout. Give the others an --output, in the same order");
  return places;
}

async function run(
  globs: readonly string[],
  { model, baseline: revision, unsure }: Omit<Options, "model"> & { readonly model: string | undefined },
  version: string,
  installation: Installation,
  terminal: Terminal,
): Promise<VerifyReport> {
  const root = repositoryRoot(process.cwd());
  const files = diskFiles(root);
  try {
    const patterns = (globs.length === 0 ? [EVERYWHERE] : globs).map((glob) => patternFromRoot(glob, root));
    const commit = revision === undefined ? undefined : await commitOf(root, revision);
    const before = commit === undefined ? undefined : await gitFiles(root, commit);
    const withScorer: VerifyOptions["withScorer"] = (texts, work) =>
      withEncoder(installation, terminal, texts, async (encoder) => {
        const places = { root, given: model, encoder: await encoder.info(), installation };
        const scorer: Scorer = {
          read: (all) => read(encoder, all, terminal),
          load: (name) => loadVerifyModel(name, places),
          loadBefore: async (name) =>
            before && name !== model ? loadModelBefore(name, files, before, places.encoder) : undefined,
        };
        return work(scorer);
      });
    const named = revision === commit ? commit?.slice(0, 7) : revision;
    const baseline = before && { revision: named!, commit: commit!, files: before };
    const report = await verify({ version, patterns, files, model, withScorer, baseline });
    return unsure === undefined ? report : countedAs(report, unsure === "fail" ? "failed" : "passed");
  } catch (error) {
    if (error instanceof SourceError) throw new InputError(`${error.message}.`, { cause: error });
    throw error;
  }
}

function patternFromRoot(glob: string, root: string): string {
  const pattern = relative(root, resolve(glob)).replaceAll("\\", "/");
  if (pattern === ".." || pattern.startsWith("../"))
    throw new SourceError(
      `${glob} is outside of the repository ${root}. Run rewardlens in the repository of the files`,
    );
  return pattern;
}

const countedAs = (report: VerifyReport, status: Status): VerifyReport => ({
  ...report,
  cases: report.cases.map((one) => (one.status === "unsure" ? { ...one, status } : one)),
});
