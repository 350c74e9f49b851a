import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { PairSource } from "../../../src/extension/pairs/pair-source.ts";
import { askSource } from "../../../src/extension/pairs/ask-source.ts";
import { readPairSource } from "../../../src/extension/pairs/read-source.ts";
import { DocumentService } from "../../../src/extension/documents/document-service.ts";
import { QueryService } from "../../../src/extension/services/query-service.ts";
import { aMemento, open, workspaceFolder } from "../support/editor.ts";

const run = promisify(execFile);
const drafts = (a: string, b: string): string => `## Query\n\nq\n\n## Response A\n\n${a}\n\n## Response B\n\n${b}\n`;

const services = { documents: new DocumentService(), queries: new QueryService(aMemento()) };

async function pairsOf(
  source: PairSource | undefined,
): Promise<readonly { query: string; responses: readonly string[] }[]> {
  assert.ok(source, "there is a source");
  return (await readPairSource(source, services)).pairs.map(({ query, responses }) => ({ query, responses }));
}

describe("sources of pairs", () => {
  const folder = (): string => join(workspaceFolder().fsPath, "sources");
  before(() => mkdir(folder(), { recursive: true }));
  after(() => rm(folder(), { recursive: true, force: true }));
  afterEach(async () => {
    await services.queries.set(workspaceFolder(), undefined);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("take the unsaved text of a document, and CSV and JSON by their name", async () => {
    const editor = await open({ extension: "md", content: drafts("a", "b") });
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), "new "));
    assert.deepEqual(await pairsOf({ kind: "document", uri: editor.document.uri }), [
      { query: "q", responses: ["new a", "b"] },
    ]);
    const { document: csv } = await open({
      extension: "csv",
      content: '\uFEFFprompt;chosen;rejected\r\nq;"a\r\n1";b\r\n',
    });
    assert.deepEqual(await pairsOf({ kind: "document", uri: csv.uri }), [{ query: "q", responses: ["a\n1", "b"] }]);
    const { document: json } = await open({ extension: "json", content: '[{"prompt":"q","responses":["a","b","c"]}]' });
    assert.equal((await pairsOf({ kind: "document", uri: json.uri })).length, 3);
  });

  it("take the query that was set for a document whose responses have none", async () => {
    const content = "## Response A\n\nfirst\n\n## Response B\n\nsecond\n";
    const { uri } = (await open({ extension: "md", content })).document;
    assert.deepEqual(await pairsOf({ kind: "document", uri }), []);
    await services.queries.set(uri, "Say a number");
    assert.deepEqual(await pairsOf({ kind: "document", uri }), [
      { query: "Say a number", responses: ["first", "second"] },
    ]);
  });

  it("take two selections, and one that contains two responses", async () => {
    const front = await open({ extension: "md", content: drafts("first", "second") });
    const { document } = front;
    const select = (part: string): vscode.Selection => {
      const at = document.positionAt(document.getText().indexOf(part));
      return new vscode.Selection(at, at.translate(0, part.length));
    };
    const expected = [{ query: "q", responses: ["first", "second"] }];
    front.selections = [select("first"), select("second")];
    assert.deepEqual(await pairsOf(await askSource.selection(services)), expected);
    front.selection = new vscode.Selection(0, 0, document.lineCount - 1, 0);
    assert.deepEqual(await pairsOf(await askSource.selection(services)), expected);
    front.selection = new vscode.Selection(0, 0, 0, 0);
    assert.equal(await askSource.selection(services), undefined);
  });

  it("take two blocks of the clipboard, or the clipboard and the selection", async () => {
    await services.queries.set(workspaceFolder(), "q");
    await vscode.env.clipboard.writeText("one\n---\ntwo");
    assert.deepEqual(await pairsOf(await askSource.clipboard(services)), [{ query: "q", responses: ["one", "two"] }]);
    await vscode.env.clipboard.writeText("one");
    assert.equal(await askSource.clipboard(services), undefined);
    const editor = await open({ extension: "txt", content: "three" });
    await services.queries.set(editor.document.uri, "q");
    editor.selection = new vscode.Selection(0, 0, 0, 5);
    assert.deepEqual(await pairsOf(await askSource.clipboard(services)), [{ query: "q", responses: ["one", "three"] }]);
  });

  it("take a folder, each file a response to its query file", async () => {
    const uri = vscode.Uri.file(join(folder(), "answers"));
    await mkdir(uri.fsPath);
    for (const [name, text] of Object.entries({ "query.md": "q", "a.md": "a\n", "b.md": "b\n" })) {
      await writeFile(join(uri.fsPath, name), text);
    }
    assert.deepEqual(await pairsOf(await askSource.folder(services, uri)), [{ query: "q", responses: ["a", "b"] }]);
  });

  it("take what changed since the last commit, and say so where there is none", async () => {
    const { document: uncommitted } = await open({ extension: "md", content: drafts("a", "b") });
    assert.equal(await askSource.versions(services, uncommitted.uri), undefined);
    const own = join(folder(), "repository");
    await mkdir(own);
    const git = (...args: string[]) =>
      run("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: own });
    await git("init");
    await writeFile(join(own, "drafts.md"), drafts("old", "same"));
    await git("add", ".");
    await git("commit", "-m", "first");
    await writeFile(join(own, "drafts.md"), drafts("new", "same"));
    const source = await askSource.versions(services, vscode.Uri.file(join(own, "drafts.md")));
    assert.deepEqual(await pairsOf(source), [{ query: "q", responses: ["old", "new"] }]);
  });
});
