import { strict as assert } from "node:assert";
import { writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { BAD, type ExpectationFolder, GOOD, path, yaml } from "../support/expectation-folder.ts";
import { openExpectations } from "../support/open-expectations.ts";
import type { RecordedRuns } from "../support/test-runs.ts";

describe("runs of the Testing view", () => {
  let runs: RecordedRuns;
  let folder: ExpectationFolder;

  openExpectations((...opened) => ([runs, folder] = opened));

  it("runs again as long as that is on: on a change of the file, and of outputs that it names", async () => {
    const outputs = (response: string) =>
      ["a", "b", "c"].map((q) => JSON.stringify({ query: `How do I ${q}?`, response: `${response} ${q}` })).join("\n");
    await folder.write("watched.jsonl", outputs(GOOD));
    const mean = "  - name: All of them\n    outputs: watched.jsonl\n    mean: '< 0.01'\n";
    await folder.write("watched.reward.yaml", yaml(GOOD, BAD, mean));
    const file = await folder.rowOf("watched.reward.yaml", 2);
    const before = runs.ended;
    const continuous = runs.runContinuously([file]);
    await runs.whenEnded(before + 1);
    assert.equal(runs.of("Steps beat a shrug").state, "passed");
    const first = runs.of("All of them");
    runs.verdicts = [];
    await writeFile(path("watched.jsonl"), outputs(BAD));
    await runs.whenEnded(before + 2);
    assert.notDeepEqual(runs.of("All of them").messages[0]?.message, first.messages[0]?.message);
    runs.verdicts = [];
    await writeFile(path("watched.reward.yaml"), yaml(BAD, GOOD, mean));
    await runs.whenEnded(before + 3);
    assert.equal(runs.of("Steps beat a shrug").state, "failed");
    await continuous.stop();
  });

  it("gives up where the run is cancelled, and leaves no verdict", async () => {
    const file = await folder.rowOf("support.reward.yaml", 5);
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await runs.run([file], 0, source.token);
    assert.deepEqual(runs.verdicts, []);
    assert.ok(runs.ended > 0);
  });

  it("does not hold the editor up for a thousand cases", async () => {
    const many = Array.from({ length: 1000 }, (_, i) => `  - { name: Case ${i}, query: q, better: "${GOOD}", worse: "${BAD} ${i % 8}" }`); // prettier-ignore
    // What the thread computes between two ticks: others on the machine do not count.
    let longest = 0;
    let last = process.threadCpuUsage();
    const timer = setInterval(() => {
      const { user, system } = process.threadCpuUsage(last);
      longest = Math.max(longest, (user + system) / 1000);
      last = process.threadCpuUsage();
    }, 5);
    await folder.write("many.reward.yaml", `cases:\n${many.join("\n")}\n`);
    const file = await folder.rowOf("many.reward.yaml", 1000);
    await runs.run([file]);
    clearInterval(timer);
    assert.equal(runs.verdicts.length, 1000);
    assert.ok(longest < 1000, `the longest wait was ${longest.toFixed(0)} ms`);
  });
});
