import { strict as assert } from "node:assert";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import type { Head } from "../../src/core/model/head.ts";
import { openHeadRegistry } from "../../src/store/heads/head-registry.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { emptyData, extensionId, hoverOf, lensesOf, open, setSetting, workspaceFolder, run } from "./support/editor.ts";

const OLD = "2026-01-01t10-00-00z-00000001";
const NEW = "2026-01-02t10-00-00z-00000002";
const content =
  "## Query\n\nWho owns Antarctica?\n\n## Response\n\nNobody: a treaty governs it.\n\n## Response\n\nPenguins swim.\n";

describe("Versions view", () => {
  let api: RewardLensApi;
  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
  });

  /** Two versions: the older one is `helpful` by another id, the newer one `harmless`. */
  async function twoVersions(): Promise<void> {
    const registry = openHeadRegistry(workspaceFolder().fsPath);
    const save = async (starter: string, id: string, created: string) => {
      const head: Head = await api.heads.byId(starter);
      await registry.save({ ...head, card: { ...head.card, id, created } });
    };
    await save("helpful", OLD, "2026-01-01T10:00:00.000Z");
    await save("harmless", NEW, "2026-01-02T10:00:00.000Z");
    await api.heads.current();
    await api.heads.refresh();
  }
  const rows = async () => {
    const { view } = api.versions;
    const items = (await view.getChildren()).map((node) => view.getTreeItem(node));
    return items.map(({ label, description, contextValue }) => ({
      label,
      description: String(description),
      contextValue,
    }));
  };
  const used = async () => (await api.heads.current()).card.id;
  const marked = async (mark: RegExp) => (await rows()).filter(({ contextValue }) => mark.test(contextValue ?? ""));

  beforeEach(() => emptyData());
  afterEach(async () => {
    await setSetting("rewardLens.head", undefined);
    await emptyData();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await api.heads.refresh();
  });

  it("is empty, so that it says what to do, until something is trained", async () => {
    await api.heads.refresh();
    assert.deepEqual(await rows(), []);
  });

  it("lists every version with its figures, newest first, then the starters, and marks the one in use", async () => {
    await twoVersions();
    const all = await rows();
    assert.equal(all.length, 6);
    assert.match(String(all[0].label), /^Model 2 · \d{1,3}(,\d{3})* choices$/);
    assert.match(all[0].description, /in use · \d+\.\d% \(\d+\.\d% to \d+\.\d%\) right/);
    assert.deepEqual(
      all.map(({ contextValue }) => contextValue),
      ["version inUse", "version", "starter", "starter", "starter", "starter"],
    );
  });

  it("uses, pins and unpins", async () => {
    await twoVersions();
    await run("versions.use", OLD);
    assert.equal(await used(), OLD);
    assert.equal((await marked(/pinned inUse/)).length, 1);
    await run("versions.unpin");
    assert.equal(await used(), NEW);
    await run("versions.pin", OLD, { kind: "workspace" });
    assert.equal(await used(), OLD);
    await run("versions.use", NEW);
    assert.equal(await used(), NEW);
    assert.deepEqual(await marked(/pinned/), [], "the newest is used without a pin, so that the next training counts");
    await run("versions.use", "helpful");
    assert.equal(await used(), "helpful");
  });

  it("pins a head for one language", async () => {
    await twoVersions();
    await run("versions.pin", "helpful", { kind: "language", languageId: "markdown" });
    try {
      const { document } = await open({ extension: "md", content });
      for (const { title } of await lensesOf(document)) assert.match(title, /· helpful$/);
      assert.equal(await used(), NEW, "the workspace's head is another one");
    } finally {
      const settings = vscode.workspace.getConfiguration(undefined, { languageId: "markdown" });
      await settings.update("rewardLens.head", undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it("pins a head for a folder", async () => {
    await twoVersions();
    const [folder] = vscode.workspace.workspaceFolders!;
    await run("versions.pin", "helpful", { kind: "folder", folder });
    try {
      const { document } = await open({ extension: "md", content });
      for (const { title } of await lensesOf(document)) assert.match(title, /· helpful$/);
    } finally {
      const settings = vscode.workspace.getConfiguration(undefined, folder.uri);
      await settings.update("rewardLens.head", undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });

  it("renames, and the hovers call the version by its name", async () => {
    await twoVersions();
    await run("versions.rename", NEW, "Terse $(bug)");
    assert.equal((await rows())[0].label, "Terse $\u2060(bug)");
    const { document } = await open({ extension: "md", content });
    for (const { line } of await lensesOf(document))
      assert.match(await hoverOf(document, line), /Terse \\\$\u2060\\\(bug\\\) · query/);
  });

  it("deletes a version, and the pin with it", async () => {
    await twoVersions();
    await run("versions.pin", OLD, { kind: "workspace" });
    await run("versions.delete", OLD);
    assert.equal((await rows()).length, 5);
    assert.equal(await used(), NEW);
    await run("versions.delete", "helpful");
    assert.equal((await rows()).length, 5, "a starter stays");
  });

  it("exports a version and imports it elsewhere, once", async () => {
    await twoVersions();
    const away = vscode.Uri.file(join(tmpdir(), `rewardlens-export-${process.pid}`));
    try {
      const path = await run<string>("versions.export", OLD, away);
      assert.equal(JSON.parse(await readFile(join(path, "card.json"), "utf8")).id, OLD);
      assert.equal(await run("versions.import", vscode.Uri.file(path)), undefined, "it is here already");
      await run("versions.delete", OLD);
      assert.equal(await run("versions.import", vscode.Uri.file(path)), OLD);
      assert.equal((await rows()).length, 6);
    } finally {
      await rm(away.fsPath, { recursive: true, force: true });
    }
  });

  it("shows all versions as a table, the one in use marked, no word of a card as Markdown", async () => {
    assert.equal(await run("versions.table"), undefined, "nothing is trained yet");
    await twoVersions();
    await run("versions.rename", OLD, "Terse *bold*");
    const page = await run<string>("versions.table");
    const lines = page.split("\n").filter((line) => line.startsWith("| "));
    assert.equal(lines.length, 2 + 6, page);
    assert.match(
      lines[2],
      /^\| Model 2 · \d{1,3}(\\,\d{3})* choices \| \d{1,3}(\\,\d{3})* \| \d+\.\d% \(.* to .*\) \| in use \|$/,
    );
    assert.match(lines[3], /^\| Terse \\\*bold\\\* \|/);
    assert.match(lines[4], /\| built-in \|/);
  });

  it("shows two heads side by side: the choices that flip, and the scores of the open document", async () => {
    await twoVersions();
    const [direct, vague] = ["Nobody: a treaty governs it.", "What a question! There are perhaps many views."];
    await openPreferenceLog(workspaceFolder().fsPath).append({
      ...{ query: "Who owns Antarctica?", responses: [direct, vague], choice: "first", shown: [0, 1], strength: 1 },
      ...{ reason: "", seconds: 2, annotator: "test", at: new Date().toISOString(), source: "" },
    });
    await open({ extension: "md", content });
    const page = await run<string>("versions.compare", undefined, [OLD, "on-topic"]);
    assert.match(page, /\| Accuracy on unseen choices \| \d+\.\d% \(/);
    assert.match(page, /agrees with [01] of 1 choice \(/);
    assert.match(page, /disagree on one pair|prefer the same response in every pair/);
    assert.match(page, /## Scores of draft/);
    assert.equal(page.match(/^\| Response .*\| [+−]\d\.\d\d \|$/gm)?.length, 2, page);
  });
});
