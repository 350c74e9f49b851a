import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { projectNode, root } from "../paths.ts";
import { run } from "../run.ts";
import type { TestResult } from "./suite.ts";

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: "passed" | "failed";
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/**
 * Runs one vitest project of vitest.config.ts.
 * @throws when vitest leaves no report, or says that something beside a test went wrong
 */
export async function runVitest(project: string): Promise<readonly TestResult[]> {
  const output = join(root, "test-results", `${project}.json`);
  await rm(output, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile=${output}`];
  const code = await run(projectNode().binary, args, { cwd: root });
  const report = JSON.parse(await readFile(output, "utf8")) as VitestReport;
  const results = report.testResults.flatMap(readFileResult);
  if (code !== 0 && !results.some(({ state }) => state === "failed")) {
    results.push({ name: project, state: "failed", message: `vitest ended with exit code ${code}: see above` });
  }
  return results;
}

function readFileResult(file: VitestReport["testResults"][number]): TestResult[] {
  const tests = file.assertionResults.map(({ fullName, status, failureMessages }): TestResult => {
    if (status === "failed") return { name: fullName, state: "failed", message: failureMessages?.join("\n") ?? "" };
    return { name: fullName, state: status === "passed" ? "passed" : "skipped" };
  });
  // A file that does not load has no test that could fail.
  if (file.status === "failed" && !tests.some(({ state }) => state === "failed")) {
    tests.push({ name: file.name, state: "failed", message: file.message });
  }
  return tests;
}
