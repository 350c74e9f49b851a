import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { buildExtensionTests } from "./build-tests.ts";
import { launchChromium } from "../install/chromium.ts";
import { root } from "../paths.ts";
import type { TestResult } from "./suite.ts";
import { startVSCodeServer } from "../install/vscode-server.ts";

/** The part of mocha's JSON report that is read here. */
interface MochaReport {
  readonly passes: readonly { readonly fullTitle: string }[];
  readonly pending: readonly { readonly fullTitle: string }[];
  readonly failures: readonly { readonly fullTitle: string; readonly err: { message?: string; stack?: string } }[];
}

/** How long a step of the page may take: other tests run beside it. */
const PAGE_MS = 120_000;

const logFile = join(root, "test-results", "extension-tests.log");

/**
 * Runs test/extension in the extension host of VS Code's server, its workbench in a browser, on a copy of samples/.
 * @param timeout milliseconds after which the run counts as failed
 * @param names beginnings of the names of test files; default: all of them
 * @throws when VS Code does not start, ends without a report, or runs out of time
 */
export async function runExtensionTests(
  timeout = 1_800_000,
  names?: readonly string[],
): Promise<readonly TestResult[]> {
  const tests = await buildExtensionTests(names);
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-extension-"));
  const workspace = join(folder, "samples");
  const report = join(folder, "report.json");
  await cp(join(root, "samples"), workspace, { recursive: true });
  await mkdir(join(root, "test-results"), { recursive: true });
  const server = await startVSCodeServer({ trusted: true, env: { REWARDLENS_TEST_REPORT: report } });
  try {
    const code = await openAndWait(server.address({ folder: workspace, extension: root, tests }), timeout);
    const results = readReport(JSON.parse(await readFile(report, "utf8")) as MochaReport);
    if (code !== 0 && !results.some(({ state }) => state === "failed")) {
      results.push({ name: "VS Code", state: "failed", message: `It ended with exit code ${code}: see ${logFile}` });
    }
    return results;
  } catch (error) {
    throw new Error(`VS Code did not run the extension tests: see ${logFile}`, { cause: error });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function readReport({ passes, pending, failures }: MochaReport): TestResult[] {
  return [
    ...passes.map(({ fullTitle }): TestResult => ({ name: fullTitle, state: "passed" })),
    ...pending.map(({ fullTitle }): TestResult => ({ name: fullTitle, state: "skipped" })),
    ...failures.map(({ fullTitle, err }): TestResult => ({
      name: fullTitle,
      state: "failed",
      message: err.stack ?? err.message ?? "",
    })),
  ];
}

/** Opens the page that runs the tests; resolves with their exit code. */
async function openAndWait(address: string, timeout: number): Promise<number> {
  const browser = await launchChromium();
  const log = createWriteStream(logFile);
  let timer: NodeJS.Timeout | undefined;
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PAGE_MS);
    const exited = new Promise<number>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The extension tests did not end within ${timeout} ms`)), timeout);
      page.once("crash", () => reject(new Error("The browser's page crashed")));
      page.exposeFunction("codeAutomationExit", resolve).catch(reject);
    });
    await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
      log.write(`${type}: ${format(...args)}\n`);
    });
    await page.goto(address);
    return await exited;
  } finally {
    clearTimeout(timer);
    log.end();
    await browser.close();
  }
}
