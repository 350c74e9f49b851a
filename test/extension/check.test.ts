import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import type { ChoiceNode, HistoryNode } from "../../src/extension/history/nodes.ts";
import { readKept } from "../../src/store/log/kept-choices.ts";
import { preferencesPath } from "../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../src/store/log/record.ts";
import { preference } from "../support/preference.ts";
import {
  emptyData,
  extensionId,
  open,
  outside,
  problemsOf,
  run,
  setSetting,
  workspaceFolder,
} from "./support/editor.ts";

const QUERY = "How do I change setting 99?";
const good = (i: number) =>
  `Open the settings, choose page ${i}, press Save, and wait a minute. Restart if the change is not there.`;
const bad = (i: number) => `no idea lol, ask somebody else about ${i} or whatever`;
const chosen = (i: number, query: string, choice: "first" | "second", more: Partial<NewPreference> = {}) =>
  preference(query, {
    responses: [good(i), bad(i)],
    ...{ choice, annotator: "Ada", strength: 2, seconds: 20 },
    at: new Date(Date.UTC(2026, 0, 1, 10, i)).toISOString(),
    ...more,
  });

let api: RewardLensApi;
const roots = () => api.history.view.getChildren();
const groupOf = async () => (await roots()).find(({ kind }) => kind === "doubts");
const listed = async (): Promise<ChoiceNode[]> => {
  const group = await groupOf();
  return (group ? await api.history.view.getChildren(group) : []) as ChoiceNode[];
};
const item = (node: HistoryNode) => api.history.view.getTreeItem(node);
const queries = async () => (await listed()).map(({ entry }) => entry.choice.current.query);

/** How often choices were made: a log that begins as one before is taken for it, and gets the lines back that it lost. */
let made = 0;

/** Choices of which two say the opposite of all others; one is in a document. @returns its editor */
async function makeChoices(): Promise<vscode.TextEditor> {
  const editor = await open({
    extension: "md",
    content: `## Query\n\n${QUERY}\n\n## Response A\n\n${good(99)}\n\n## Response B\n\n${bad(99)}\n`,
  });
  const source = vscode.workspace.asRelativePath(editor.document.uri, false);
  await outside().append(chosen(0, "How do I change setting 0?", "first", { at: new Date(Date.UTC(2025, 0, 1, 10, made++)).toISOString() })); // prettier-ignore
  for (let i = 1; i < 16; i++) await outside().append(chosen(i, `How do I change setting ${i}?`, "first"));
  await outside().append(chosen(99, QUERY, "second", { source, at: new Date(Date.UTC(2026, 0, 2)).toISOString() }));
  await outside().append(chosen(3, "How do I change setting 3?", "second", { at: new Date(Date.UTC(2026, 0, 3)).toISOString() })); // prettier-ignore
  return editor;
}

describe("Check My Choices", function () {
  this.timeout(120_000);

  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
    await setSetting("rewardLens.annotator", "Ada");
  });
  beforeEach(() => emptyData());
  afterEach(async () => {
    await run("history.endCheck");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await emptyData();
    await api.heads.refresh();
  });
  after(() => setSetting("rewardLens.annotator", undefined));

  it("names the choices that the others contradict, with reasons, in the view and where documents have them", async () => {
    const { document } = await makeChoices();
    const found = await run<number>("checkChoices");
    const rows = await listed();
    assert.equal(rows.length, found);
    assert.ok((await queries()).slice(0, 3).includes(QUERY), JSON.stringify(await queries()));
    const row = rows.find(({ entry }) => entry.choice.current.query === QUERY)!;
    assert.match(String(item(row).description), /^The other choices contradict it: P = \d+% for the other response\./);
    assert.equal(item(row).contextValue, "choice held doubted");
    assert.match(String(item((await groupOf())!).label), new RegExp(`^Look at again \\(${found}\\)$`));
    const [problem] = await problemsOf(document, 1);
    assert.equal(document.getText(problem.range), bad(99));
    assert.match(problem.message, /^The choice about “How do I change setting 99\?” may be a mistake\. The other/);
    const log = await open(vscode.workspace.asRelativePath(preferencesPath(workspaceFolder().fsPath)));
    const lines = (await problemsOf(log.document, found)).map(({ range }) => range.start.line);
    assert.ok(lines.includes(16) && lines.includes(17), JSON.stringify(lines));
    assert.deepEqual((await api.heads.versions()).cards, [], "its model is not kept");
  });

  it("offers quick fixes; keeping is stored, survives, and the problem goes", async () => {
    const { document } = await makeChoices();
    await run("checkChoices");
    const [problem] = await problemsOf(document, 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.deepEqual(actions.map(({ title }) => title).sort(), [
      "Keep the choice and stop asking",
      "Revise the choice…",
      "Show both texts",
      "Withdraw the choice",
    ]);
    const keep = actions.find(({ title }) => title.startsWith("Keep"))!.command!;
    await vscode.commands.executeCommand(keep.command, ...(keep.arguments ?? []));
    assert.deepEqual(await problemsOf(document, 0), []);
    assert.ok(!(await queries()).includes(QUERY));
    const kept = await readKept(workspaceFolder().fsPath);
    assert.deepEqual([...kept.values()], ["second"]);
    await run("checkChoices");
    assert.ok(!(await queries()).includes(QUERY), "nobody is asked again");
  });

  it("lets go of a choice that was withdrawn, and of what it contradicted", async () => {
    const { document } = await makeChoices();
    await run("checkChoices");
    const both = (await listed()).filter(({ doubted }) =>
      doubted!.some((reason) => reason.startsWith("Chosen both ways")),
    );
    assert.equal(both.length, 2);
    const wrong = both.find(({ entry }) => entry.choice.current.choice === "second")!;
    const right = both.find((node) => node !== wrong)!;
    await run("history.withdraw", wrong);
    const left = async () => (await listed()).map(({ entry }) => entry.choice.original.id);
    while ((await left()).includes(wrong.entry.choice.original.id))
      await new Promise((resolve) => setImmediate(resolve));
    const still = (await listed()).find(({ entry }) => entry.choice.original.id === right.entry.choice.original.id);
    assert.ok(!still?.doubted?.some((reason) => reason.startsWith("Chosen both ways")), JSON.stringify(still?.doubted));
    await run(
      "history.withdraw",
      (await listed()).find(({ entry }) => entry.choice.current.query === QUERY),
    );
    assert.deepEqual(await problemsOf(document, 0), []);
  });

  it("says what to do while there are no choices, and where they are too few", async () => {
    assert.equal(await run("checkChoices"), undefined);
    await outside().append(chosen(1, "q", "first"));
    assert.equal(await run("checkChoices"), undefined);
    assert.equal(await groupOf(), undefined);
  });
});
