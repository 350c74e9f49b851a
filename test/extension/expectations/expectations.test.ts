import { strict as assert } from "node:assert";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { problemsOf } from "../support/editor.ts";
import { BAD, type ExpectationFolder, GOOD, path, rows, uriOf, yaml } from "../support/expectation-folder.ts";
import { openExpectations } from "../support/open-expectations.ts";
import type { RecordedRuns } from "../support/test-runs.ts";

describe("expectations in the Testing view", () => {
  let runs: RecordedRuns;
  let folder: ExpectationFolder;

  openExpectations((...opened) => ([runs, folder] = opened));

  it("lists the sample's cases at their lines, with what filters may name", async () => {
    const file = await folder.rowOf("support.reward.yaml", 5);
    assert.equal(file.label, "support.reward.yaml");
    const [first, ranking, , mean] = rows(file);
    assert.equal(first.label, "An answer beats nonsense");
    assert.deepEqual(first.range?.start.line, 4);
    assert.deepEqual(first.tags.map(({ id }) => id).sort(), ["choice", "general", "helpful"]);
    assert.deepEqual(
      rows(first).map(({ label }) => label.split(" over ")[1]),
      ['"banana banana banana banana"', '"no idea lol"'],
    );
    assert.deepEqual(
      rows(ranking).map(({ range }) => range?.start.line),
      [17, 23],
    );
    assert.equal(mean.children.size, 0);
  });

  it("says what the command line says: passed, failed, and unsure as skipped with its reason in the output", async () => {
    const file = await folder.rowOf("support.reward.yaml", 5);
    await runs.run([file]);
    assert.match(runs.output, /\d passed, \d failed, \d unsure/);
    assert.ok(!runs.verdicts.some(({ state }) => state === "errored"), runs.output);
    assert.match(runs.output, /unsure {2}support\.reward\.yaml:\d+ {2}.*\r\n {8}.*can't tell whether/);
    const unsure = rows(file).filter(({ description }) => description === "unsure");
    assert.ok(unsure.length > 0);
  });

  it("shows the expected order beside the model's where a case fails, at its line", async () => {
    await folder.write("upside-down.reward.yaml", yaml(BAD, GOOD));
    const file = await folder.rowOf("upside-down.reward.yaml", 1);
    await runs.run([file]);
    const { state, messages } = runs.of("Steps beat a shrug");
    assert.equal(state, "failed");
    assert.match(String(messages[0].message), /^The better response is chosen with probability 0\.\d+ \(/);
    assert.equal(messages[0].expectedOutput, `${BAD}\n\n${GOOD}\n`);
    assert.equal(messages[0].actualOutput, `${GOOD}\n\n${BAD}\n`);
    assert.equal(messages[0].location?.range.start.line, 3);
  });

  it("runs one case alone, and one expectation with its case", async () => {
    const file = await folder.rowOf("support.reward.yaml", 5);
    const [first, ranking] = rows(file);
    await runs.run([rows(ranking)[0]]);
    assert.deepEqual(
      runs.verdicts.map(({ item }) => item.parent),
      [ranking, ranking],
    );
    await runs.run([first]);
    assert.equal(runs.verdicts.length, 2);
  });

  it("scores by the model in use where that is asked for", async () => {
    await folder.write("in-use.reward.yaml", yaml(GOOD, BAD).replace("on-topic", "./nowhere"));
    const file = await folder.rowOf("in-use.reward.yaml", 1);
    await runs.run([file]);
    assert.equal(runs.of("Steps beat a shrug").state, "errored");
    await runs.run([file], 1);
    assert.notEqual(runs.of("Steps beat a shrug").state, "errored");
  });

  it("names the line and the cure of what cannot be checked, in the view and among the problems", async () => {
    const broken = `  - name: No worse one
    query: q
    better: a
  - name: Nothing there
    outputs: none/*.jsonl
    mean: 0.5
  - name: Another model
    model: ./nowhere
    query: q
    ranking: [a, b]
`;
    await folder.write("errors.reward.yaml", yaml(GOOD, BAD, broken));
    const file = await folder.rowOf("errors.reward.yaml", 4);
    const named = Object.fromEntries(rows(file).map((item) => [item.label, item]));
    assert.equal(named["No worse one"].error, 'Line 9: "worse" is missing. Add it');
    await runs.run([file]);
    assert.deepEqual(runs.states, {
      "Steps beat a shrug": "passed",
      "No worse one": "errored",
      "Nothing there": "errored",
      "Another model": "errored",
    });
    assert.match(
      String(runs.of("Nothing there").messages[0].message),
      /^No file is named by none\/\*\.jsonl\. Check the pattern/,
    );
    assert.equal(runs.of("Another model").messages[0].location?.range.start.line, 14);
    const document = await vscode.workspace.openTextDocument(uriOf("errors.reward.yaml"));
    const problems = await problemsOf(document, 3);
    assert.deepEqual(problems.map(({ range, message }) => `${range.start.line + 1} ${message.slice(0, 20)}`).sort(), [
      "13 No file is named by ",
      "15 There is no model ./",
      '9 "worse" is missing. ',
    ]);
    await runs.run([named["Steps beat a shrug"]]);
    assert.equal((await problemsOf(document, 3)).length, 3, "a run of one case keeps what is known of the others");
  });

  it("follows a folder that is renamed, and one that is deleted", async () => {
    await mkdir(path("checks"));
    await folder.write("checks/of.reward.yaml", yaml(GOOD, BAD));
    await folder.rowOf("checks/of.reward.yaml", 1);
    await rename(path("checks"), path("renamed"));
    await folder.rowOf("renamed/of.reward.yaml", 1);
    await folder.whenGone("checks/of.reward.yaml");
    await rm(path("renamed"), { recursive: true });
    await folder.whenGone("renamed/of.reward.yaml");
  });

  it("shows a file that is not YAML as one error, and its cases again once it is", async () => {
    await folder.write("torn.reward.yaml", "cases:\n  - query: 'q\n");
    const file = await folder.rowOf("torn.reward.yaml", 0, ({ error }) => error !== undefined);
    assert.match(String(file.error), /^Line \d: is not valid YAML: .*Close the quote or the bracket$/);
    await runs.run([file]);
    assert.equal(runs.of("torn.reward.yaml").state, "errored");
    await writeFile(path("torn.reward.yaml"), yaml(GOOD, BAD));
    const whole = await folder.rowOf("torn.reward.yaml", 1);
    assert.equal(whole.error, undefined);
    await problemsOf(await vscode.workspace.openTextDocument(uriOf("torn.reward.yaml")), 0);
  });

  it("checks what an editor has, saved or not", async () => {
    await folder.write("typed.reward.yaml", yaml(GOOD, BAD));
    const file = await folder.rowOf("typed.reward.yaml", 1);
    const document = await vscode.workspace.openTextDocument(uriOf("typed.reward.yaml"));
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    await editor.edit((edit) =>
      edit.insert(
        end,
        `  - name: Typed\n    query: My router blinks red. What now?\n    better: ${BAD}\n    worse: ${GOOD}\n`,
      ),
    );
    await folder.rowOf("typed.reward.yaml", 2);
    await runs.run([file]);
    assert.deepEqual(runs.states, { "Steps beat a shrug": "passed", Typed: "failed" });
    await vscode.commands.executeCommand("undo");
    await folder.rowOf("typed.reward.yaml", 1);
    await document.save();
  });
});
