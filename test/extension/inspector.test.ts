import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import type { ExplainNode } from "../../src/extension/explain/explain-nodes.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import type { InspectorView } from "../../src/protocol/inspector.ts";
import { openPreferenceLog, preferencesPath } from "../../src/store/log/preference-log.ts";
import { emptyData, extensionId, open, workspaceFolder, run } from "./support/editor.ts";

const query = "Which country owns Antarctica?";
const treaty = "Antarctica is governed by the Antarctic Treaty System.";
const penguins = "Penguin overlords run the showdown there.";
const markdown = `## Query\n\n${query}\n\n## Response A\n\n${penguins}\n\n## Response B\n\n${treaty}\n`;
const folder = () => workspaceFolder().fsPath;
const data = () => join(folder(), ".rewardlens");

/** What the command line says of a response. */
async function printed(response: string, ...more: string[]) {
  const cli = join(vscode.extensions.getExtension(extensionId)!.extensionPath, "dist", "cli.js");
  const args = [cli, "explain", "--query", query, "--response", response, "--json", ...more];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", REWARDLENS_CACHE: "off" };
  return JSON.parse((await promisify(execFile)(process.execPath, args, { env })).stdout);
}

async function choose(count: number): Promise<void> {
  const { pairs } = readPairs(await readFile(join(folder(), "pairs.jsonl"), "utf8"));
  for (const [i, { query: asked, chosen, rejected }] of pairs.slice(0, count).entries())
    await openPreferenceLog(folder()).append({
      ...{ query: asked, responses: [chosen, rejected], choice: "first", shown: [0, 1], strength: 1, reason: "" },
      ...{ seconds: 3, annotator: "test", at: new Date(2026, 0, 1, 12, i).toISOString(), source: "pairs.jsonl" },
    });
}

describe("Inspect Score", () => {
  let api: RewardLensApi;
  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
  });
  beforeEach(() => emptyData());
  afterEach(async () => {
    await run("clearExplanation");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await emptyData();
    await api.heads.refresh();
  });

  it("shows the pair that it is asked for, with the command line's figures", async () => {
    const view = (await run<InspectorView>("showInspector", { query, response: treaty, other: penguins }))!;
    assert.equal(await api.inspector.view(), view);
    assert.equal(view.head?.id, "general");
    for (const [i, response] of [treaty, penguins].entries()) {
      const { reward, blocks, surface, tokens, sentences } = await printed(response);
      const { explanation, score, phi } = view.responses[i];
      assert.deepEqual(JSON.parse(JSON.stringify(explanation)), { reward, blocks, surface, tokens, sentences });
      assert.equal(score.reward, reward);
      const { weights, bias } = view.head;
      const sum = phi.reduce((total, value, j) => total + value * weights[j], bias);
      assert.ok(Math.abs(sum - reward) < 1e-5, "R = W·E + b");
    }
  });

  it("is at the cursor's response without an argument, against the best other one to its query", async () => {
    const editor = await open({ extension: "md", content: markdown });
    const at = editor.document.positionAt(markdown.indexOf(penguins));
    editor.selection = new vscode.Selection(at, at);
    const view = await run<InspectorView>("showInspector");
    const names = ["Response A", "Response B"];
    assert.deepEqual(view?.memento, { query, response: penguins, other: treaty, names });
    assert.deepEqual(
      view.responses.map(({ name }) => name),
      names,
      "as the document calls them",
    );
  });

  it("answers with what is shown, where something else is asked for meanwhile", async () => {
    const asked = [treaty, penguins].map((response) => run<InspectorView>("showInspector", { query, response }));
    for (const view of await Promise.all(asked))
      assert.deepEqual(
        view?.responses.map(({ response }) => response),
        [penguins],
      );
  });

  it("says what is wrong, of an empty response", async () => {
    const view = (await run<InspectorView>("showInspector", { query, response: " " }))!;
    assert.equal(view.responses.length, 0);
    assert.match(view.problem ?? "", /empty response/);
  });

  it("follows the head in use", async () => {
    await run("showInspector", { query, response: treaty });
    await vscode.workspace.getConfiguration().update("rewardLens.head", "harmless", 2);
    try {
      await api.heads.current();
      assert.equal((await api.inspector.view())?.head?.id, "harmless");
    } finally {
      await vscode.workspace.getConfiguration().update("rewardLens.head", undefined, 2);
    }
  });

  it("names the five choices that drove a score of the owner's head: the command line's, each to be revised", async () => {
    await choose(14);
    const card = await run<{ id: string }>("trainRewardModel");
    const editor = await open({ extension: "md", content: markdown });
    const at = editor.document.positionAt(markdown.indexOf(treaty));
    editor.selection = new vscode.Selection(at, at);
    await run("explainScore");
    const children = (node?: ExplainNode) => api.explain.view.getChildren(node);
    const parts = await children((await children())[0]);
    const rows = await children(parts.find(({ kind }) => kind === "choices"));
    const drove = rows.filter((node) => node.kind === "choice");
    assert.equal(drove.length, 5);
    const { choices } = await printed(
      treaty,
      ...["--head", join(data(), "heads", card.id), "--pairs", preferencesPath(folder())],
    );
    for (const [i, { influence, first }] of (choices as { influence: number; first: string }[]).entries()) {
      assert.ok(Math.abs(drove[i].influence - influence) < 1e-9);
      assert.equal(drove[i].responses[0], first);
    }
    const item = api.explain.view.getTreeItem(drove[0]);
    assert.match(String(item.label), /^[+−]?\d\.\d\d \S/);
    assert.equal(item.contextValue, "choice held", "it has the button that revises");
  });
});
