import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { lensesOf, open } from "./editor.ts";

const query = "Which country owns Antarctica?";
const treaty = "Antarctica is governed by the Antarctic Treaty System, which includes multiple countries.";

interface Scored {
  readonly score: number;
  readonly reward: number;
  readonly interval: readonly [number, number];
  readonly head: string;
  readonly query: string;
}

async function scoreSelection(text: string): Promise<Scored> {
  const editor = await open({ extension: "txt", content: `  ${text}\n` });
  const { document } = editor;
  editor.selection = new vscode.Selection(0, 0, document.lineCount - 1, 0);
  return vscode.commands.executeCommand<Scored>("rewardLens.scoreSelection");
}

describe("Set Query and Score Selection", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("rewardLens.clearQuery");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("score the selection against the query that was set", async () => {
    await vscode.commands.executeCommand("rewardLens.setQuery", query);
    const scored = await scoreSelection(treaty);
    assert.equal(scored.query, query);
    assert.equal(scored.head, "general");
    assert.ok(scored.interval[0] < scored.score && scored.score < scored.interval[1]);
    assert.ok(Math.abs(scored.score - 1 / (1 + Math.exp(-scored.reward))) < 1e-6, "the score is σ(R)");
  });

  it("show a lens over the selection", async () => {
    await vscode.commands.executeCommand("rewardLens.setQuery", query);
    const scored = await scoreSelection(treaty);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const [lens] = await lensesOf(document);
    assert.equal(lens.line, 0);
    assert.ok(scored.score > 0.1 && scored.score < 0.9, `${scored.score}`); // away from its ends a lens has two digits
    assert.equal(lens.score, Number(scored.score.toFixed(2)));
  });

  it("take the query from the selection, and score the same twice", async () => {
    const editor = await open({ extension: "txt", content: query });
    editor.selection = new vscode.Selection(0, 0, 0, query.length);
    assert.equal(await vscode.commands.executeCommand("rewardLens.setQuery"), query);
    const first = await scoreSelection(treaty);
    const second = await scoreSelection(treaty);
    assert.deepEqual(second, first);
  });

  it("score an answer to another query lower", async () => {
    await vscode.commands.executeCommand("rewardLens.setQuery", query);
    const own = await scoreSelection(treaty);
    const other = await scoreSelection("Whisk the eggs with sugar until they are pale, then fold in the flour.");
    assert.ok(own.score > other.score + 0.2, `${own.score} and ${other.score}`);
  });

  it("score a text with lone surrogates", async () => {
    await vscode.commands.executeCommand("rewardLens.setQuery", query);
    const { score } = await scoreSelection(`${treaty} \ud83d and \udc27`);
    assert.ok(score > 0 && score < 1);
  });
});
