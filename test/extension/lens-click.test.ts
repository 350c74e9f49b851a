import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { open } from "./support/editor.ts";

describe("a click on a lens", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("says first what the lens says", async () => {
    const { document } = await open("antarctica.md");
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      1000,
    );
    const lenses = found.flatMap(({ command }) => (command?.command === "rewardLens.showScore" ? [command] : []));
    const { showQuickPick } = vscode.window;
    const shown: string[] = [];
    const pickNothing = async ([first]: readonly vscode.QuickPickItem[]) => void shown.push(first.label);
    Object.assign(vscode.window, { showQuickPick: pickNothing });
    try {
      for (const { command, arguments: given = [] } of lenses)
        await vscode.commands.executeCommand(command, ...(given as unknown[]));
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
    assert.equal(lenses.length, 3);
    assert.deepEqual(
      shown,
      lenses.map(({ title }) => title),
    );
  });
});
