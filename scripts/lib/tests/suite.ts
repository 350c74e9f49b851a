import { inspect } from "node:util";

/** What became of one test. */
export interface TestResult {
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped";
  /** Why it failed. */
  readonly message?: string;
}

/** What became of a suite of tests. */
export interface SuiteResult {
  readonly name: string;
  readonly tests: readonly TestResult[];
  readonly seconds: number;
}

/** Runs a suite and reports it; one that does not start, or that runs no test, counts as one failure. */
export async function runSuite(name: string, tests: () => Promise<readonly TestResult[]>): Promise<SuiteResult> {
  console.log(`\n── ${name}`);
  return report(await resultOf(name, tests));
}

/** A suite that runs beside others. */
export interface StartedSuite {
  readonly ended: Promise<SuiteResult>;
  /** Waits for its end, and reports it then. */
  report(): Promise<SuiteResult>;
}

/** Starts a suite beside others. @param after what it waits for first, another suite say */
export function startSuite(
  name: string,
  tests: () => Promise<readonly TestResult[]>,
  after: Promise<unknown> = Promise.resolve(),
): StartedSuite {
  const ended = after.then(() => resultOf(name, tests));
  return {
    ended,
    async report() {
      console.log(`\n── ${name}`);
      return report(await ended);
    },
  };
}

async function resultOf(name: string, tests: () => Promise<readonly TestResult[]>): Promise<SuiteResult> {
  const began = performance.now();
  let results: readonly TestResult[];
  try {
    results = await tests();
    if (results.length === 0) results = [{ name, state: "failed", message: "The suite ran no test" }];
  } catch (error) {
    const message = inspect(error); // with its causes
    results = [{ name: `${name} (the suite did not run)`, state: "failed", message }];
  }
  return { name, tests: results, seconds: (performance.now() - began) / 1000 };
}

function report(suite: SuiteResult): SuiteResult {
  for (const test of suite.tests) {
    if (test.state === "failed") console.log(`✘ ${test.name}\n${indent(test.message ?? "")}`);
    if (test.state === "skipped") console.log(`- ${test.name} (skipped)`);
  }
  console.log(`${suite.name}: ${summary(suite.tests)} in ${suite.seconds.toFixed(0)} s`);
  return suite;
}

function indent(text: string): string {
  return text.replace(/^/gm, "    ");
}

/** "N passed, N failed", and ", N skipped" where there are any. */
export function summary(tests: readonly TestResult[]): string {
  const count = (state: TestResult["state"]): number => tests.filter((test) => test.state === state).length;
  const skipped = count("skipped");
  return `${count("passed")} passed, ${count("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
