import type { StdioOptions } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJUnit } from "./junit.ts";
import { projectNode, root } from "../paths.ts";
import { run, runQuietly } from "../run.ts";
import type { TestResult } from "./suite.ts";

const scale = join(root, "scale");

/** Why Spark cannot run here, for people; undefined where it can. */
export async function whyNoSpark(): Promise<string | undefined> {
  if (process.platform !== "linux") return "they look into /proc for the processes of a job, which only Linux has";
  const java = process.env["JAVA_HOME"] ? join(process.env["JAVA_HOME"], "bin", "java") : "java";
  const said = await runQuietly(java, ["-version"]).catch(() => undefined);
  if (said === undefined) return "there is no Java. Install Java 17 (openjdk-17-jre-headless), or set JAVA_HOME";
  const version = /version "(?:1\.)?(\d+)/.exec(said)?.[1];
  if (version === undefined) return `nothing says which Java this is: ${said.trim().slice(0, 100)}`;
  if (Number(version) < 17) return `Java ${version} is too old: Spark 4 needs Java 17`;
  const check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
  const isThere = await runQuietly("python3", ["-c", check])
    .then(() => true)
    .catch(() => false);
  return isThere ? undefined : "there is no Python 3.10 or newer with venv and pip (python3-venv on Debian)";
}

/**
 * A Python with what scale/pyproject.toml names, in the versions of scale/constraints.txt, made once for each content of these files. On Linux.
 * @throws where Python 3.10 or newer is missing or an installation fails
 */
export async function scalePython(): Promise<string> {
  const hash = createHash("sha256").update(root);
  for (const file of ["pyproject.toml", "constraints.txt"]) hash.update(await readFile(join(scale, file)));
  const venv = join(root, ".cache", "scale", hash.digest("hex").slice(0, 16));
  const python = join(venv, "bin", "python");
  const complete = join(venv, "complete");
  if (existsSync(complete)) return python;
  console.log(`Installing PySpark into ${venv}: some 430 MB, once`);
  await rm(venv, { recursive: true, force: true });
  await runQuietly("python3", ["-m", "venv", venv]);
  await runQuietly(python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-c",
    join(scale, "constraints.txt"),
    "-e",
    `${scale}[test]`,
  ]);
  await writeFile(complete, "");
  return python;
}

const ARCHIVE = join(root, ".cache", "scale", "rewardlens-spark.tar.gz");

/** The archive of this build, as `npm run package:spark` makes it. */
export async function scaleArchive(): Promise<string> {
  await runQuietly(projectNode().binary, [join(root, "scripts", "make", "package-spark.ts"), "--out", ARCHIVE]);
  return ARCHIVE;
}

/** Makes ready what the tests of scale/ need: their Python and the archive of this build. Returns the Python, or why Spark cannot run here. */
export async function prepareScale(): Promise<{ readonly python: string } | { readonly missing: string }> {
  const missing = await whyNoSpark();
  if (missing !== undefined) return { missing };
  let python: string;
  try {
    python = await scalePython();
  } catch (error) {
    return { missing: `PySpark could not be installed (${error instanceof Error ? error.message : String(error)})` };
  }
  await scaleArchive();
  return { python };
}

/**
 * Runs the tests of scale/ on a real Spark.
 * @param prepared by prepareScale
 * @param args of pytest
 * @param log file that gets what pytest prints; default: it is printed
 */
export async function runScaleTests(
  prepared: ReturnType<typeof prepareScale>,
  args: readonly string[] = [],
  log?: string,
): Promise<readonly TestResult[]> {
  const ready = await prepared;
  if ("missing" in ready) return skipped(ready.missing);
  const report = join(root, "test-results", "scale.xml");
  await rm(report, { force: true });
  const env = {
    ...process.env,
    REWARDLENS_ARCHIVE: ARCHIVE,
    REWARDLENS_NODE: projectNode().binary,
    REWARDLENS_CLI: join(root, "dist", "cli.js"),
    PYTHONDONTWRITEBYTECODE: "1",
  };
  // The archive, unpacked, is 200 MB: pytest's folders stay only where a test failed.
  const pytest = ["-m", "pytest", `--junitxml=${report}`, "-o", "tmp_path_retention_policy=failed", ...args];
  const file = log === undefined ? undefined : await open(log, "w");
  const stdio: StdioOptions = file ? ["ignore", file.fd, file.fd] : "inherit";
  const code = await run(ready.python, pytest, { cwd: scale, env, stdio }).finally(() => file?.close());
  const results = readJUnit(await readFile(report, "utf8"));
  if (code !== 0 && !results.some(({ state }) => state === "failed"))
    results.push({
      name: "scale",
      state: "failed",
      message: `pytest ended with exit code ${code}: see ${log ?? "above"}`,
    });
  return results;
}

function skipped(why: string): readonly TestResult[] {
  console.log(`Skipped: ${why}.`);
  return [{ name: `Spark: ${why}`, state: "skipped" }];
}
