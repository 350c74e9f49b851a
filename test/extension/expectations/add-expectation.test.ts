import { strict as assert } from "node:assert";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../../src/extension/api.ts";
import type { HistoryNode } from "../../../src/extension/history/nodes.ts";
import { parseExpectations } from "../../../src/verify/expectations/parse.ts";
import { preference } from "../../support/preference.ts";
import { emptyData, extensionId, open, outside, run, workspaceFolder } from "../support/editor.ts";

const path = (name: string) => join(workspaceFolder().fsPath, name);
const textOf = (name: string) => readFile(path(name), "utf8");

interface Added {
  readonly file: vscode.Uri;
  readonly line: number;
}

/** Answers what the command asks: a list by the beginning of a row, several rows by all of them, a box by its text. */
async function answering<T>(answers: readonly string[], work: () => Thenable<T>, offered: string[] = []): Promise<T> {
  const { showQuickPick, showInputBox } = vscode.window;
  const left = [...answers];
  const pick = (items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) => {
    if (options?.canPickMany) return Promise.resolve(items);
    const wanted = left.shift() ?? "";
    offered.push(...items.map(({ label }) => label));
    const found = items.find(({ label }) => label.startsWith(wanted));
    assert.ok(found, `${wanted} is offered, among ${items.map(({ label }) => label).join(", ")}`);
    return Promise.resolve(found);
  };
  const type = (options: vscode.InputBoxOptions) => {
    const value = left.shift() ?? options.value ?? "";
    assert.equal(options.validateInput?.(value), undefined);
    return Promise.resolve(value);
  };
  Object.assign(vscode.window, { showQuickPick: pick, showInputBox: type });
  try {
    const result = await work();
    assert.deepEqual(left, [], "all of it was asked");
    return result;
  } finally {
    Object.assign(vscode.window, { showQuickPick, showInputBox });
  }
}

describe("Add Expectation", () => {
  let api: RewardLensApi;
  const files = ["antarctica.reward.yaml", "own.reward.yaml", "choice.reward.yaml"];
  const remove = () => Promise.all(files.map((name) => rm(path(name), { force: true })));

  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
  });
  beforeEach(remove);
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await remove();
    await emptyData();
  });

  it("writes what is expected of the response at the cursor into a new file beside it, and shows the case", async () => {
    await open("antarctica.md");
    const given = ["Score at least", ">= 0.3", "antarctica.reward.yaml"];
    const added = await answering(given, () => run<Added>("addExpectation"));
    assert.deepEqual([added?.file.fsPath, added?.line], [path("antarctica.reward.yaml"), 2]);
    const { cases, problems } = parseExpectations(await textOf("antarctica.reward.yaml"));
    assert.deepEqual(problems, []);
    assert.equal(cases[0].kind, "score");
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, path("antarctica.reward.yaml"));
    assert.equal(editor.selection.active.line, 1);
  });

  it("adds to a file that an editor shows as an edit that can be undone, and keeps its comments", async () => {
    const before = "# what we expect\ncases:\n- query: q # why\n  ranking: [a, b]\n";
    await writeFile(path("own.reward.yaml"), before);
    const shown = await open("own.reward.yaml");
    await open("antarctica.md");
    const given = ["Better than", "own.reward.yaml"];
    const added = await answering(given, () => run<Added>("addExpectation"));
    assert.equal(added?.line, 5);
    const after = await textOf("own.reward.yaml");
    assert.ok(after.startsWith(before), after);
    const [, choice] = parseExpectations(after).cases;
    assert.equal(choice.kind, "choice");
    assert.equal(vscode.window.activeTextEditor?.document, shown.document);
    await vscode.commands.executeCommand("undo");
    assert.equal(shown.document.getText(), before);
  });

  it("keeps the ranking of the model in use, the best response first", async () => {
    const { document } = await open("antarctica.md");
    await answering(["Keep this ranking", "antarctica.reward.yaml"], () => run("addExpectation"));
    const [one] = parseExpectations(await textOf("antarctica.reward.yaml")).cases;
    assert.equal(one.kind, "ranking");
    const [{ query }] = api.documents.responses(document);
    const rivals = api.documents.rivals(document, query);
    const scored = await api.scores.scoreAll(rivals, { priority: "interactive" });
    const best = rivals[scored.findIndex(({ reward }) => reward === Math.max(...scored.map((score) => score.reward)))];
    assert.equal((one.fields as { ranking: string[] }).ranking[0], best.response.trim());
  });

  it("takes the direction of a choice from its row", async () => {
    await outside().append(
      preference("Who owns Antarctica?", {
        ...{ responses: ["Penguins swim well.", "Nobody owns it."], choice: "second", source: "antarctica.md" },
      }),
    );
    const [group] = await api.history.view.getChildren();
    const [row] = await api.history.view.getChildren(group as HistoryNode);
    await answering(["Better than", "antarctica.reward.yaml"], () => run("addExpectation", row));
    const [one] = parseExpectations(await textOf("antarctica.reward.yaml")).cases;
    assert.deepEqual(one.fields, {
      query: "Who owns Antarctica?",
      better: "Nobody owns it.",
      worse: "Penguins swim well.",
    });
  });

  it("writes into the workspace where the folder of a choice is gone, and refuses one outside of it", async () => {
    const choose = async (source: string) => {
      await emptyData();
      await outside().append(preference("q?", { responses: ["One answer.", "Other answer."], source }));
      const [group] = await api.history.view.getChildren();
      const [row] = await api.history.view.getChildren(group as HistoryNode);
      return row;
    };
    const row = await choose("no-longer/choice.md");
    const added = await answering(["Better than", "choice.reward.yaml"], () => run<Added>("addExpectation", row));
    assert.equal(added?.file.fsPath, path("choice.reward.yaml"));
    assert.equal(parseExpectations(await textOf("choice.reward.yaml")).cases.length, 1);
    const other = await choose("../elsewhere/choice.md");
    assert.equal(await run("addExpectation", other), undefined);
  });

  it("offers no order for a tie", async () => {
    await outside().append(
      preference("q?", { responses: ["One answer.", "Other answer."], choice: "tie", source: "antarctica.md" }),
    );
    const [group] = await api.history.view.getChildren();
    const [row] = await api.history.view.getChildren(group as HistoryNode);
    const offered: string[] = [];
    await answering(["Score at least", ">= 0.3", "antarctica.reward.yaml"], () => run("addExpectation", row), offered);
    assert.deepEqual(offered, ["Score at least…", "antarctica.reward.yaml", "support.reward.yaml"]);
  });
});
