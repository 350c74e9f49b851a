import { strict as assert } from "node:assert";
import { readdir, readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { emptyData, open, run } from "./support/editor.ts";

/** Two short responses to each of three queries: the encoder reads a text of each change, and what the search tries. */
const PAIRS = Array.from({ length: 3 }, (_, i) =>
  JSON.stringify({ prompt: `What is ${i} and 1?`, chosen: `It is ${i + 1}.`, rejected: "No idea, sorry." }),
).join("\n");

const tabLabels = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

/** Processes of the encoder that this extension host has started and that run. */
async function encoderProcesses(): Promise<number> {
  const ids = process.platform === "linux" ? (await readdir("/proc")).filter((name) => /^\d+$/.test(name)) : [];
  const isOurs = async (id: string): Promise<boolean> => {
    const read = (file: string) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => ""); // it may end meanwhile
    // After the name in brackets: the state, then the parent.
    const parent = (await read("stat")).split(") ").at(-1)?.split(" ").at(1);
    return parent === String(process.pid) && (await read("cmdline")).includes("encoder.js");
  };
  return (await Promise.all(ids.map(isOurs))).filter(Boolean).length;
}

/** Cancels work as soon as its progress says that so many percent are done, as the button of its notification does. */
async function cancelling<T>(percent: number, act: () => Thenable<T>): Promise<{ result: T; reports: string[] }> {
  const real = vscode.window.withProgress;
  const reports: string[] = [];
  const fake = (
    _: vscode.ProgressOptions,
    task: (progress: vscode.Progress<{ message?: string }>, token: vscode.CancellationToken) => Thenable<unknown>,
  ) => {
    const source = new vscode.CancellationTokenSource();
    const report = ({ message = "" }) => {
      reports.push(message);
      if (Number(/^(\d+)%/.exec(message)?.[1] ?? -1) >= percent) source.cancel();
    };
    return task({ report }, source.token);
  };
  Object.assign(vscode.window, { withProgress: fake });
  try {
    return { result: await act(), reports };
  } finally {
    Object.assign(vscode.window, { withProgress: real });
  }
}

describe("Verify Model", () => {
  before(() => emptyData());

  it("shows a report of the model and what it is blind to, in Markdown", async function () {
    this.timeout(400_000); // six processes of the encoder, on a machine that may be busy
    const { document } = await open({ extension: "jsonl", content: PAIRS });
    const markdown = (await run("verifyModel", "general", document.uri)) as string;
    assert.match(markdown, /^<!-- rewardlens verify-model -->\n### Reward Lens: Verify Model\n/);
    assert.match(markdown, /Model general on draft-[\w-]+\.jsonl: 3 pairs about 3 queries, \d+ texts scored\./);
    assert.match(markdown, /Same text, same bits: .*The largest difference is 0\./);
    assert.match(markdown, /#### Changes that must not pay/);
    // VS Code's command for a preview resolves before the extension host knows of its tab.
    while (!tabLabels().some((label) => label.includes("Verify Model")))
      await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it("ends where the person cancels, shows nothing, and can be run again", async function () {
    this.timeout(120_000);
    const { document } = await open({ extension: "jsonl", content: PAIRS });
    const tabsBefore = tabLabels();
    const before = await encoderProcesses();
    // In the middle of the first reading, then while other processes read the same texts again.
    for (const share of [1, 40]) {
      const { result, reports } = await cancelling(share, () => run("verifyModel", "general", document.uri));
      assert.equal(result, undefined);
      assert.ok(reports.length > 0, "it began");
      assert.deepEqual(tabLabels(), tabsBefore);
    }
    // Only the editor's own is left, which one that never scored does not have yet.
    while ((await encoderProcesses()) > Math.max(1, before)) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it("says what is missing where no query of a file has two responses", async () => {
    const { document } = await open({
      extension: "jsonl",
      content: JSON.stringify({ query: "What is 1 and 1?", response: "2" }),
    });
    assert.equal(await run("verifyModel", "general", document.uri), undefined);
  });
});
