import { strict as assert } from "node:assert";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { lensesOf, open } from "./support/editor.ts";

const query = "Which country owns Antarctica?";
const treaty = "Antarctica is governed by the Antarctic Treaty System, which includes multiple countries.";

interface Scored {
  readonly score: number;
  readonly reward: number;
  readonly interval: readonly [number, number];
  readonly head: string;
  readonly query: string;
}

/** Opens a file with this text alone, sets its query, and scores all of it. */
async function scoreSelection(text: string): Promise<Scored> {
  const editor = await open({ extension: "txt", content: `  ${text}\n` });
  await vscode.commands.executeCommand("rewardLens.setQuery", query);
  const { document } = editor;
  editor.selection = new vscode.Selection(0, 0, document.lineCount - 1, 0);
  return vscode.commands.executeCommand<Scored>("rewardLens.scoreSelection");
}

describe("Set Query and Score Selection", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("score the selection against the query that was set", async () => {
    const scored = await scoreSelection(treaty);
    assert.equal(scored.query, query);
    assert.equal(scored.head, "general");
    assert.ok(scored.interval[0] < scored.score && scored.score < scored.interval[1]);
    assert.ok(Math.abs(scored.score - 1 / (1 + Math.exp(-scored.reward))) < 1e-6, "the score is σ(R)");
  });

  it("show a lens over the selection, which goes with the query", async () => {
    const scored = await scoreSelection(treaty);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const [lens] = await lensesOf(document);
    assert.equal(lens.line, 0);
    assert.ok(scored.score > 0.1 && scored.score < 0.9, `${scored.score}`); // away from its ends a lens has two digits
    assert.equal(lens.score, Number(scored.score.toFixed(2)));
    await vscode.commands.executeCommand("rewardLens.setQuery", "How are eggs whisked?");
    const [changed] = await lensesOf(document);
    assert.notEqual(changed.score, lens.score, "it answers the new query");
    await vscode.commands.executeCommand("rewardLens.clearQuery");
    assert.deepEqual(await lensesOf(document), []);
  });

  it("take the query from the selection, for that file alone", async () => {
    const editor = await open({ extension: "txt", content: `${query}\n\n${treaty}\n` });
    editor.selection = new vscode.Selection(0, 0, 0, query.length);
    assert.equal(await vscode.commands.executeCommand("rewardLens.setQuery"), query);
    editor.selection = new vscode.Selection(2, 0, 2, treaty.length);
    const scored = await vscode.commands.executeCommand<Scored>("rewardLens.scoreSelection");
    assert.equal(scored.query, query);
    assert.deepEqual(await scoreSelection(treaty), scored, "the same text in another file, with the same query");
  });

  it("keep the query of a file that is renamed", async () => {
    const { document } = await open({ extension: "txt", content: `${treaty}\n` });
    await vscode.commands.executeCommand("rewardLens.setQuery", query);
    const renamed = document.uri.with({ path: document.uri.path.replace(".txt", "-renamed.txt") });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(renamed));
    editor.selection = new vscode.Selection(0, 0, 0, treaty.length);
    const { query: kept } = await vscode.commands.executeCommand<Scored>("rewardLens.scoreSelection");
    assert.equal(kept, query);
  });

  it("write the query in an editor of several lines, which is saved", async () => {
    const { document } = await open({ extension: "txt", content: `${treaty}\n` });
    const target = encodeURIComponent(document.uri.toString());
    const uri = vscode.Uri.parse(`reward-lens-query:/Query.md?${target}`);
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), "Which country\nowns Antarctica?\n"));
    await vscode.commands.executeCommand("rewardLens.useAsQuery");
    while (vscode.window.activeTextEditor?.document.uri.scheme === uri.scheme)
      await new Promise((resolve) => setTimeout(resolve, 20)); // mocha's time is its limit
    const back = await vscode.window.showTextDocument(document);
    back.selection = new vscode.Selection(0, 0, 0, treaty.length);
    const scored = await vscode.commands.executeCommand<Scored>("rewardLens.scoreSelection");
    assert.equal(scored.query, "Which country\nowns Antarctica?");
  });

  it("score an answer to another query lower", async () => {
    const own = await scoreSelection(treaty);
    const other = await scoreSelection("Whisk the eggs with sugar until they are pale, then fold in the flour.");
    assert.ok(own.score > other.score + 0.2, `${own.score} and ${other.score}`);
  });

  it("score a text with lone surrogates", async () => {
    const { score } = await scoreSelection(`${treaty} \ud83d and \udc27`);
    assert.ok(score > 0 && score < 1);
  });
});

describe("Open the Sample Folder", () => {
  it("copies the samples beside what is there, and changes none of them", async () => {
    const parent = vscode.Uri.file(await mkdtemp(join(tmpdir(), "rewardlens-samples-")));
    const first = await vscode.commands.executeCommand<vscode.Uri>("rewardLens.openSamples", parent);
    const file = join(first.fsPath, "antarctica.md");
    await writeFile(file, "mine");
    const again = await vscode.commands.executeCommand<vscode.Uri>("rewardLens.openSamples", parent);
    assert.equal(again.fsPath, first.fsPath);
    assert.equal(await readFile(file, "utf8"), "mine");
    assert.ok((await readdir(first.fsPath)).includes("pairs.jsonl"));
    await rm(parent.fsPath, { recursive: true });
  });
});
