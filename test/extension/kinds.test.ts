import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { lensesOf, open, problemsOf, workspaceFolder } from "./support/editor.ts";

const [good, bad] = ["No country owns it; a treaty governs it.", "Penguin overlords run the showdown there."];
const query = "Which country owns Antarctica?";
const records = [{ prompt: query, responses: [good, bad] }];

/** A file of each kind, and the lines of its lenses. */
const kinds: readonly (readonly [extension: string, content: string, lines: readonly number[]])[] = [
  ["md", `## Prompt\n${query}\n## Draft 1\n# T\n${good}\n## Draft 2 — worse\n${bad}\n`, [2, 5]],
  ["md", `---\nprompt: ${query}\n---\n\n# A draft\n\n${good}\n`, [4]],
  ["md", `<prompt>${query}</prompt>\n<response>${good}</response>\n<response>${bad}</response>\n`, [1, 2]],
  ["md", `## Frage\r\n${query}\r\n## Antwort 1\r\n${good}\r\n`, [2]],
  ["txt", `Q: ${query}\nA: ${good}\n`, [1]],
  ["json", JSON.stringify(records, null, 2), [4, 5]],
  ["json", JSON.stringify(records), [0, 0]],
  ["jsonl", `${JSON.stringify(records[0])}\n`, [0, 0]],
  ["csv", `prompt,chosen,rejected\n"${query}","${good}","${bad}"\n`, [1, 1]],
  ["tsv", `question\tanswer\n${query}\t${good}\n`, [1]],
  ["yaml", `- prompt: ${query}\n  responses:\n    - ${good}\n    - |\n      ${bad}\n`, [2, 4]],
];

const titles = async ({ uri }: vscode.TextDocument) =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 100)).flatMap(
    ({ command }) => (command?.command.startsWith("rewardLens.") ? [command.title] : []),
  );

describe("lenses of every kind of file", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  for (const [extension, content, lines] of kinds) {
    it(`are at the responses of ${extension}: ${JSON.stringify(content.slice(0, 30))}`, async () => {
      const { document } = await open({ extension, content });
      const lenses = await lensesOf(document);
      assert.deepEqual(
        lenses.map(({ line }) => line),
        lines,
      );
      assert.ok(lenses.every(({ score }) => score >= 0 && score <= 1));
    });
  }

  it("are on the cells of a notebook, whose query is another cell", async () => {
    const cell = (source: string) => ({ cell_type: "markdown", metadata: {}, source: source.split(/(?<=\n)/) });
    const cells = [cell(`## Prompt\n${query}`), cell(`## Response A\n${good}`), cell(`Text.\n\n## Response B\n${bad}`)];
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const uri = vscode.Uri.joinPath(workspaceFolder(), `cells-${randomUUID()}.ipynb`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
    const opened = await vscode.workspace.openNotebookDocument(uri);
    const editor = await vscode.window.showNotebookDocument(opened);
    const found = [];
    for (const { document, index } of opened.getCells()) {
      // A Markdown cell that is not edited has no text of its own to have lenses on.
      editor.selection = new vscode.NotebookRange(index, index + 1);
      await vscode.commands.executeCommand("notebook.cell.edit");
      found.push((await lensesOf(document)).map(({ line }) => line));
    }
    assert.deepEqual(found, [[], [0], [2]]);
  });

  it("say what is missing, and how to set it", async () => {
    const { document } = await open({ extension: "md", content: `## Response A\n${good}\n\n## Response B\n${bad}\n` });
    assert.match((await titles(document))[0], /2 responses without a query: set the query/);
    const { document: lone } = await open({ extension: "md", content: `## Query\n\n${query}\n` });
    assert.match((await titles(lone))[0], /query without a response/);
    await vscode.commands.executeCommand("rewardLens.howToMark", lone.uri);
    assert.match(vscode.window.activeTextEditor!.document.getText(), /has a query but no response yet/);
  });

  it("are on none of settings, essays, templates and the preference log", async () => {
    for (const [extension, content] of [
      ["json", '{"editor.fontSize": 14}'],
      ["md", "# Thoughts\n\n## Answer\n\nForty-two.\n"],
      ["txt", "User: a\nAssistant: b\nUser: {{question}}\nAssistant:\n"],
      ["yaml", "name: ci\non: [push]\n"],
    ]) {
      const { document } = await open({ extension, content });
      assert.deepEqual(await titles(document), []);
    }
  });

  it("leave no problems behind when their file is closed", async () => {
    const { document } = await open({ extension: "json", content: `[${JSON.stringify(records[0])},{"prompt":"q"}]` });
    assert.equal((await problemsOf(document, 1)).length, 1);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    assert.deepEqual(await problemsOf(document, 0), []);
  });
});
