import { join, posix, relative, resolve } from "node:path";
import type { Command } from "commander";
import { escapePath } from "tinyglobby";
import type { VerifyReport } from "../../verify/result.ts";
import { isFolder } from "../../store/files/folders.ts";
import { EXPECTATION_FILES } from "../../verify/expectation-files.ts";
import { diskFiles, repositoryRoot } from "../../verify/sources/disk-files.ts";
import { SourceError, type Files } from "../../verify/sources/files.ts";
import { gitFiles } from "../../verify/sources/git-files.ts";
import { commitOf } from "../../verify/sources/git.ts";
import { verify, type Scorer, type VerifyOptions } from "../../verify/verify.ts";
import { read, withEncoder } from "../encoder.ts";
import { InputError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { loadModelBefore, loadVerifyModel } from "../verify/models.ts";
import {
  addOutputOptions,
  outputPlaces,
  requireOtherPlaces,
  writeReport,
  type OutputOptions,
} from "../verify/outputs.ts";

interface Options extends OutputOptions {
  readonly head?: string;
  readonly baseline?: string;
}

/** `verify [GLOB]`: checks expectations of responses, and compares outputs with a revision. */
export function addVerify(program: Command, installation: Installation, terminal: Terminal): void {
  addOutputOptions(program.command("verify"))
    .description("check the expectations of *.reward.yaml files, and whether responses got better since a revision")
    .argument("[globs...]", `files, folders or patterns (default: ${EXPECTATION_FILES})`)
    .option("--model, --head <model>", "instead of every model that the files name")
    .option("--baseline <revision>", "compare the outputs and models with those of a git revision")
    .action(async (globs: readonly string[], options: Options) => {
      const places = outputPlaces(options);
      const root = repositoryRoot(process.cwd());
      const files = remembering(diskFiles(root));
      const job = { root, files, globs, version: program.version()!, model: options.head, baseline: options.baseline };
      const report = await run(job, installation, terminal);
      const read = [...files.names].map((path) => join(root, path));
      await requireOtherPlaces(places, read);
      await writeReport(report, places, options, terminal);
    });
}

interface Job {
  readonly root: string;
  readonly files: Files;
  readonly globs: readonly string[];
  readonly version: string;
  readonly model: string | undefined;
  /** The revision to compare with. */
  readonly baseline: string | undefined;
}

/** Files with the names of those that were read. */
function remembering(files: Files): Files & { readonly names: ReadonlySet<string> } {
  const names = new Set<string>();
  return {
    names,
    list: (pattern) => files.list(pattern),
    read: (paths, signal) => {
      paths.forEach((path) => names.add(path));
      return files.read(paths, signal);
    },
  };
}

async function run(
  { root, files, globs, version, model, baseline: revision }: Job,
  installation: Installation,
  terminal: Terminal,
): Promise<VerifyReport> {
  try {
    const named = globs.length === 0 ? [EXPECTATION_FILES] : globs;
    const patterns = await Promise.all(named.map((glob) => patternFromRoot(glob, root)));
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
    const shown = revision === commit ? commit?.slice(0, 7) : revision;
    const baseline = before && { revision: shown!, commit: commit!, files: before };
    return await verify({ version, patterns, files, model, withScorer, baseline });
  } catch (error) {
    if (error instanceof SourceError) throw new InputError(`${error.message}.`, { cause: error });
    throw error;
  }
}

async function patternFromRoot(glob: string, root: string): Promise<string> {
  const pattern = relative(root, resolve(glob)).replaceAll("\\", "/");
  if (pattern === ".." || pattern.startsWith("../"))
    throw new SourceError(
      `${glob} is outside of the repository ${root}. Run rewardlens in the repository of the files`,
    );
  // Of a folder the files of expectations, not its outputs.
  return (await isFolder(glob)) ? posix.join(escapePath(pattern), EXPECTATION_FILES) : pattern;
}
