// What VS Code runs when it is started with this module as its tests: every *.test.cjs beside it and in the folders there, by mocha.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import Mocha from "mocha";

/**
 * Runs the extension tests in the extension host.
 * Mocha's JSON report goes to the file that REWARDLENS_TEST_REPORT names; without it the console shows the results.
 * @throws when a test fails, or when no test is found: VS Code then exits with 1
 */
export async function run(): Promise<void> {
  const output = process.env["REWARDLENS_TEST_REPORT"];
  const mocha = new Mocha({
    ui: "bdd",
    color: false,
    timeout: 120_000,
    ...(output ? { reporter: "json", reporterOptions: { output } } : { reporter: "spec" }),
  });
  const files = readdirSync(__dirname, { encoding: "utf8", recursive: true }).filter((name) =>
    name.endsWith(".test.cjs"),
  );
  for (const name of files.sort()) mocha.addFile(join(__dirname, name));
  try {
    await mocha.loadFilesAsync();
  } catch (error) {
    if (output) writeFileSync(output, JSON.stringify(notLoaded(error)));
    throw error;
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  if (!stats || stats.tests === 0) throw new Error("No extension test ran");
  if (stats.failures > 0) throw new Error(`${stats.failures} extension tests failed`);
}

/** A report like mocha's, of test files that did not load: mocha has none then. */
function notLoaded(error: unknown): object {
  return { passes: [], pending: [], failures: [{ fullTitle: "The test files load", err: { stack: inspect(error) } }] };
}
