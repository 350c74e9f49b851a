import { strict as assert } from "node:assert";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import { annotatorOf } from "../../../src/extension/services/annotator.ts";
import { QueryService } from "../../../src/extension/services/query-service.ts";
import { readPairSource } from "../../../src/extension/pairs/read-source.ts";
import { PreferenceStores } from "../../../src/extension/services/preference-stores.ts";
import { QueueView } from "../../../src/extension/queue/queue-view.ts";
import { QueueService, type Queue } from "../../../src/extension/queue/queue-service.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { aMemento, emptyData, open, workspaceFolder } from "../support/editor.ts";

const data = (): string => join(workspaceFolder().fsPath, ".rewardlens");
const pairsFile = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "pairs.jsonl");
const samplePairs = async () => readPairs(await readFile(pairsFile().fsPath, "utf8")).pairs;

const add = (uri: vscode.Uri, name: string): Thenable<string | undefined> =>
  vscode.commands.executeCommand<string>("rewardLens.queue.addSource", uri, { name });

/** The queue, once it is as wanted. */
async function queueThat(service: QueueService, wanted: (queue: Queue | undefined) => boolean): Promise<Queue> {
  return new Promise((resolve) => {
    const look = (): void => {
      const [queue] = service.queues ?? [];
      if (!wanted(queue)) return;
      listener.dispose();
      resolve(queue);
    };
    const listener = service.onDidChange(look);
    look();
  });
}

async function judge(index: number): Promise<void> {
  const { query, chosen, rejected } = (await samplePairs())[index];
  await openPreferenceLog(workspaceFolder().fsPath).append({
    ...{ query, responses: [rejected, chosen], choice: "second", shown: [1, 0], strength: 1, reason: "", seconds: 2 },
    ...{ annotator: await annotatorOf(workspaceFolder().fsPath), at: new Date().toISOString(), source: "" },
  });
}

describe("queues", () => {
  let service: QueueService;
  let stores: PreferenceStores;
  const queries = new QueryService(aMemento());
  before(() => vscode.extensions.getExtension("reward-lens.reward-lens")?.activate());
  beforeEach(async () => {
    await emptyData();
    stores = new PreferenceStores((error) => assert.fail(String(error)));
    service = new QueueService({ stores, queries }, (error) => assert.fail(String(error)), aMemento());
  });
  afterEach(async () => {
    service.dispose();
    stores.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(() => emptyData());

  it("read nothing outside of the folder, open nothing, and say what they left out", async () => {
    const path = await add(pairsFile(), "Sample pairs");
    assert.ok(path);
    const queue = JSON.parse(await readFile(path, "utf8")) as { sources: unknown[] };
    const outside = join(workspaceFolder().fsPath, "..", "outside.jsonl");
    await writeFile(outside, await readFile(pairsFile().fsPath));
    const strange = [
      "../outside.jsonl",
      vscode.Uri.file(outside).toString(),
      "https://example.org/pairs.jsonl",
      "untitled:x",
    ];
    queue.sources.push(...strange.map((uri) => ({ kind: "file", uri })), { kind: "document", uri: "untitled:y" });
    await writeFile(path, JSON.stringify(queue));
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    await service.refresh();
    const [{ counted }] = service.queues ?? [];
    const errors = counted.sources.map(({ pairs, error }) => [pairs > 0, error === undefined]);
    assert.deepEqual(errors, [[true, true], ...Array.from({ length: 5 }, () => [false, false])]);
    assert.match(counted.sources[1].error ?? "", /outside\.jsonl is outside of this folder/);
    assert.match(counted.sources[3].error ?? "", /https:\/\/example\.org\/pairs\.jsonl is not a file on this disk/);
    const { pairs } = await readPairSource({ kind: "queue", uri: vscode.Uri.file(path), name: "q" }, { queries });
    assert.equal(pairs.length, counted.total);
    assert.ok(pairs.every(({ source }) => source === "pairs.jsonl"));
    assert.equal(vscode.window.tabGroups.all.flatMap((group) => group.tabs).length, tabs);
    for (const { source } of counted.sources.slice(1)) await service.removeSource(service.queues![0], source);
    assert.equal(service.queues?.[0].counted.sources.length, 1, "each can be removed, however its path was written");
    await rm(outside);
  });

  it("draw no icon from their names", async () => {
    await add(pairsFile(), "$(bug) mine");
    await service.refresh();
    const view = new QueueView(service);
    try {
      const [row] = await view.getChildren();
      assert.equal(view.getTreeItem(row).label, "$\u2060(bug) mine");
    } finally {
      view.dispose();
    }
  });

  it("keep where their pairs come from, no text of them, and count those that the log answers in either order", async () => {
    const path = await add(pairsFile(), "Sample pairs");
    assert.ok(path);
    const [first] = await samplePairs();
    const stored = await readFile(path, "utf8");
    assert.ok(stored.includes('{"kind":"file","uri":"pairs.jsonl"}') && !stored.includes(first.chosen), stored);
    await service.refresh();
    const { length } = await samplePairs();
    assert.deepEqual([service.queues?.[0].counted.total, service.queues?.[0].counted.done], [length, 0]);
    await judge(0);
    const { counted } = await queueThat(service, (queue) => queue?.counted.done === 1);
    assert.equal(counted.sources[0].done, 1);
  });

  it("take a source once, are shuffled by a new seed, and go without their files and choices", async () => {
    const path = await add(pairsFile(), "q");
    await service.refresh();
    const [queue] = service.queues!;
    assert.equal(await service.add(queue, { kind: "file", uri: pairsFile() }), false);
    const notes = vscode.Uri.joinPath(workspaceFolder(), "antarctica.md");
    assert.equal(await service.add(queue, { kind: "document", uri: notes }), true);
    assert.equal(service.queues![0].counted.sources.length, 2);
    const seed = async () => (JSON.parse(await readFile(path!, "utf8")) as { seed: number }).seed;
    const before = await seed();
    await service.shuffle(queue);
    assert.notEqual(await seed(), before);
    await service.removeSource(queue, { kind: "document", uri: notes });
    assert.equal(service.queues![0].counted.sources.length, 1);
    await service.remove(queue);
    assert.deepEqual(service.queues, []);
    assert.ok((await samplePairs()).length > 0);
  });

  it("follow a document that is edited and saved, and say which source is gone", async () => {
    const content = "## Query\n\nq\n\n## Response A\n\na\n\n## Response B\n\nb\n";
    const editor = await open({ extension: "md", content });
    await add(editor.document.uri, "drafts");
    await service.refresh();
    assert.equal(service.queues![0].counted.total, 1);
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) => edit.insert(end, "\n## Response C\n\nc\n"));
    await editor.document.save();
    await queueThat(service, (queue) => queue?.counted.total === 3);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(editor.document.uri);
    await service.refresh();
    const [source] = service.queues![0].counted.sources;
    assert.ok(source.error !== undefined || source.pairs === 3, "an open document is still read, a closed one is gone");
  });

  it("follow a file that something else than the editor writes", async () => {
    const file = vscode.Uri.joinPath(workspaceFolder(), "made.jsonl");
    const lines = ["q", "p"].map((prompt) => JSON.stringify({ prompt, chosen: "a", rejected: "b" }));
    try {
      await writeFile(file.fsPath, lines[0]);
      await add(file, "made");
      await service.refresh();
      assert.equal(service.queues![0].counted.total, 1);
      await writeFile(file.fsPath, lines.join("\n"));
      await queueThat(service, (queue) => queue?.counted.total === 2);
    } finally {
      await rm(file.fsPath, { force: true });
    }
  });

  it("open on the Compare panel", async () => {
    const path = await add(pairsFile(), "q");
    await vscode.commands.executeCommand("rewardLens.queue.start", { queue: { path } });
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const webviews = tabs.map(({ input }) => (input instanceof vscode.TabInputWebview ? input.viewType : ""));
    assert.ok(
      webviews.some((viewType) => viewType.endsWith("rewardLens.compare")),
      webviews.join(),
    );
  });

  it("are not made of a file without pairs", async () => {
    const empty = await open({ extension: "csv", content: "" });
    assert.equal(await add(empty.document.uri, "empty"), undefined);
    await service.refresh();
    assert.deepEqual(service.queues, []);
  });

  it("are not made where the disk takes no file, and the sources stay", async () => {
    await vscode.workspace.fs.writeFile(vscode.Uri.file(join(data(), "queues")), new Uint8Array());
    assert.equal(await add(pairsFile(), "q"), undefined);
    assert.ok((await samplePairs()).length > 0);
  });
});
