import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { lensesOf, open } from "../support/editor.ts";

const cases = `cases:
  - query: Which country owns Antarctica?
    better: Antarctica is governed by the Antarctic Treaty System, which includes multiple countries.
    worse: Penguin overlords run the showdown there.
`;

describe("lenses of a file of expectations", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("score by the model that the file names, as the Testing view does, and follow it as it is written", async () => {
    const editor = await open({ extension: "reward.yaml", content: `model: on-topic\n${cases}` });
    const byOnTopic = await lensesOf(editor.document);
    assert.equal(byOnTopic.length, 2);
    for (const { title } of byOnTopic) assert.match(title, / · on-topic$/);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 7, 0, 15), "general"));
    for (const { title } of await lensesOf(editor.document)) assert.match(title, / · general$/);
  });
});
