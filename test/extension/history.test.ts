import { preference as aPreference } from "../support/preference.ts";
import { strict as assert } from "node:assert";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import type { HistoryNode } from "../../src/extension/history/nodes.ts";
import { readLog } from "../unit/store/log/read-log.ts";
import { preferencesPath } from "../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../src/store/log/record.ts";
import { emptyData, extensionId, open, workspaceFolder, run, outside } from "./support/editor.ts";

const folder = () => workspaceFolder().fsPath;
const preference = (query: string, more: Partial<NewPreference> = {}) =>
  aPreference(query, {
    responses: ["Antarctica is governed by a treaty.", "Penguins swim well."],
    ...{ shown: [0, 1], strength: 2, annotator: "Ada", at: new Date().toISOString() },
    ...more,
  });

let api: RewardLensApi;
const children = (node?: HistoryNode) => api.history.view.getChildren(node);
const label = (node: HistoryNode) => String(api.history.view.getTreeItem(node).label);
async function choices(): Promise<HistoryNode[]> {
  return (await Promise.all((await children()).map((node) => children(node)))).flat();
}
/** Resolves with the next change of a log. */
function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const listener = api.history.stores.onDidChange(() => {
      listener.dispose();
      resolve();
    });
  });
}

describe("Choices view", () => {
  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
  });
  beforeEach(() => emptyData());
  afterEach(async () => {
    await run("history.clearFilter");
    await run("history.newestFirst");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await emptyData();
    await api.heads.refresh();
  });

  it("lists choices by query, the newest first, in the responses' own words", async () => {
    assert.deepEqual(await children(), []);
    await outside().append(preference("Who owns Antarctica?", { at: "2026-01-01T10:00:00.000Z" }));
    await outside().append(
      preference("Which birds swim?", { at: "2026-01-02T10:00:00.000Z", choice: "second", tags: ["short"] }),
    );
    const roots = await children();
    assert.deepEqual(roots.map(label), ["Which birds swim?", "Who owns Antarctica?"]);
    const [birds] = await children(roots[0]);
    const item = api.history.view.getTreeItem(birds);
    assert.equal(item.label, "Penguins swim well.");
    assert.match(String(item.description), /over Antarctica is governed.* · Ada · clearly · #short/);
    assert.match(item.accessibilityInformation?.label ?? "", /^Response 2 is better, Penguins swim well\./);
  });

  it("sees what another window appends, without being asked", async () => {
    await children();
    const changed = nextChange();
    await outside().append(preference("from outside"));
    await changed;
    assert.deepEqual(
      api.history.stores.of(folder())?.choices.map(({ current }) => current.query),
      ["from outside"],
    );
    const again = nextChange();
    await emptyData();
    await again;
    assert.deepEqual(api.history.stores.of(folder())?.choices, []);
  });

  it("withdraws a choice and restores it, as lines of the log", async () => {
    const { id } = await outside().append(preference("q"));
    const held = async () => api.history.view.getTreeItem((await choices())[0]).contextValue;
    assert.equal(await held(), "choice held");
    await run("history.withdraw", (await choices())[0]);
    assert.equal(await held(), "choice withdrawn");
    await run("history.restore", (await choices())[0]);
    assert.equal(await held(), "choice held");
    const { records } = await readLog(outside());
    assert.deepEqual(
      records.map(({ kind }) => kind),
      ["preference", "withdrawal", "withdrawal"],
    );
    assert.equal((records[1] as { of: string }).of, id);
  });

  it("opens the source at the preferred response, and both texts side by side", async () => {
    const editor = await open({
      extension: "md",
      content: "## Query\n\nq\n\n## Response A\n\nOne.\n\n## Response B\n\nTwo.\n",
    });
    const source = vscode.workspace.asRelativePath(editor.document.uri, false);
    await outside().append(preference("q", { responses: ["One.", "Two."], choice: "second", source }));
    const [node] = await choices();
    assert.deepEqual(await run("history.openSource", node), { line: 10 });
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 10);
    await run("history.showTexts", node);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const texts = [input.original, input.modified].map(async (uri) =>
      (await vscode.workspace.openTextDocument(uri)).getText(),
    );
    assert.deepEqual(await Promise.all(texts), ["One.", "Two."]);
  });

  it("puts the choices first that the head in use did not expect", async () => {
    const query = "Which country owns Antarctica?";
    await outside().append(preference(query, { annotator: "Ada" }));
    await outside().append(preference(query, { annotator: "Grace", choice: "second" }));
    await outside().append(preference("no order", { choice: "skip" }));
    await run("history.surprisingFirst");
    const rows = (await children()).map((node) => [
      label(node),
      String(api.history.view.getTreeItem(node).description),
    ]);
    const [low, high] = rows.map(([text]) => Number(/^the model gave it (\d\.\d{2,3})/.exec(text)?.[1]));
    assert.deepEqual(
      rows.slice(0, 2).map(([text]) => text.replace(/^the model gave it \d\.\d{2,3} · /, "")),
      ["Penguins swim well.", "Antarctica is governed by a treaty."],
    );
    assert.ok(rows.every(([, description]) => /^(Which country owns Antarctica\?|no order) · /.test(description)));
    assert.ok(low < 0.5 && high > 0.5, `${low}, ${high}`);
    assert.equal(rows.length, 3);
  });

  it("shows lines that cannot be read in a group, in Problems, and leads to them", async () => {
    await outside().append(preference("q"));
    await appendFile(preferencesPath(folder()), '{"torn');
    const group = (await children()).find(({ kind }) => kind === "problems");
    assert.ok(group);
    const [problem] = await children(group);
    assert.equal(label(problem), "Line 2");
    // An earlier test had the log open: VS Code shows the new text once it has read it.
    const log = await vscode.workspace.openTextDocument(preferencesPath(folder()));
    while (log.lineCount < 2) await new Promise((resolve) => vscode.workspace.onDidChangeTextDocument(resolve));
    await run("history.goToLine", problem);
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.selection.active.line, 1);
    const uri = activeTextEditor.document.uri;
    const ours = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Reward Lens");
    while (ours().length === 0) await new Promise((resolve) => vscode.languages.onDidChangeDiagnostics(resolve));
    // Once each: a log's records are also what the editor's lenses read.
    assert.deepEqual(
      ours().map(({ range, message }) => [range.start.line, message.includes("stays in the file")]),
      [[1, true]],
    );
  });

  it("shows how much people agree", async () => {
    for (const [i, choice] of (["first", "second", "tie", "first"] as const).entries()) {
      await outside().append(preference(`q${i}`, { annotator: "Ada", choice }));
      await outside().append(preference(`q${i}`, { annotator: "Grace", choice: i === 3 ? "tie" : choice }));
    }
    const page = (await run<string>("showAgreement"))!;
    assert.match(page, /Pairs that several people judged \| 4/);
    assert.match(page, /\*\*q3\*\*/);
  });

  it("trains on whom the setting names", async () => {
    const { readPairs } = await import("../../src/formats/read-pairs.ts");
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(join(folder(), "pairs.jsonl")));
    const log = outside();
    for (const [i, { query, chosen, rejected }] of readPairs(new TextDecoder().decode(bytes))
      .pairs.slice(0, 14)
      .entries())
      await log.append(preference(query, { responses: [chosen, rejected], annotator: i < 12 ? "Ada" : "Grace" }));
    const settings = vscode.workspace.getConfiguration();
    try {
      await settings.update("rewardLens.trainOn", ["Ada"], vscode.ConfigurationTarget.Workspace);
      assert.equal((await run<{ pairs: number } | undefined>("trainRewardModel"))?.pairs, 12);
      await settings.update("rewardLens.trainOn", ["nobody"], vscode.ConfigurationTarget.Workspace);
      assert.equal(await run("trainRewardModel"), undefined);
    } finally {
      await settings.update("rewardLens.trainOn", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
