import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { hoverOf, lensesOf, open, problemsOf, setSetting, workspaceFolder } from "./support/editor.ts";

const query = "Which country owns Antarctica?";
const treaty = "Antarctica is governed by the Antarctic Treaty System, which includes multiple countries.";
const penguins = "Penguin overlords run the showdown there.";

const markdown = (first: string, second: string): string =>
  `# Note\n\n## Query\n\n${query}\n\n## Response A\n\n${first}\n\n## Response B\n\n${second}\n`;

describe("lenses", () => {
  afterEach(async () => {
    await setSetting("rewardLens.codeLens", undefined);
    await setSetting("rewardLens.head", undefined);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("put the treaty well above the penguins in the sample, by the general starter", async () => {
    const { document } = await open("antarctica.md");
    const lenses = await lensesOf(document);
    const scoreOf = (start: string): number => {
      const at = document.positionAt(document.getText().indexOf(start)).line;
      const lens = lenses.filter(({ line }) => line <= at).at(-1);
      assert.match(lens?.title ?? "", /^\d.. of 3.* · 0\.\d{2,3}.* · general$/);
      return lens?.score ?? NaN;
    };
    assert.ok(scoreOf(treaty.slice(0, 40)) > scoreOf(penguins.slice(0, 30)) + 0.2);
  });

  it("show the place of each response to a query, and how certain it is", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, penguins) });
    const [first, second] = await lensesOf(document);
    assert.match(first.title, /^1st of 2(?:, close to 2nd)? · 0\.\d\d/);
    assert.match(second.title, /^2nd of 2(?:, close to 1st)? · 0\.\d\d/);
    const { document: alone } = await open({
      extension: "md",
      content: `## Query\n\n${query}\n\n## Response\n\n${treaty}\n`,
    });
    assert.match((await lensesOf(alone))[0].title, /^0\.\d\d(?: ·.*)? · general$/);
  });

  it("say of two equal responses that they are tied", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, treaty) });
    for (const { title } of await lensesOf(document)) assert.match(title, /^1st of 2, tied · 0\.\d\d/);
  });

  it("leave out the product's own files", async () => {
    const pair = JSON.stringify({ prompt: query, chosen: treaty, rejected: penguins });
    const uri = vscode.Uri.joinPath(workspaceFolder(), ".rewardlens", "queues", "own.jsonl");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${pair}\n`));
    try {
      assert.deepEqual(await lensesOf(await vscode.workspace.openTextDocument(uri)), []);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("give the same text the same score, wherever it is", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, penguins) });
    const { document: turned } = await open({ extension: "md", content: markdown(penguins, treaty) });
    const [treatyFirst, penguinsSecond] = await lensesOf(document);
    const [penguinsFirst, treatySecond] = await lensesOf(turned);
    assert.equal(treatyFirst.title, treatySecond.title);
    assert.equal(penguinsFirst.title, penguinsSecond.title);
  });

  it("are led to from the first line of a chat export, where the first is below the first screen", async () => {
    const node = (id: string, role: string, text: string, children: string[]) => ({
      id,
      children,
      message: { id, author: { role }, content: { content_type: "text", parts: [text] } },
    });
    const mapping = {
      root: { id: "root", message: null, parent: null, children: ["q"] },
      q: { ...node("q", "user", query, ["a", "b"]), parent: "root" },
      a: { ...node("a", "assistant", treaty, []), parent: "q" },
      b: { ...node("b", "assistant", penguins, []), parent: "q" },
    };
    const content = JSON.stringify([{ title: "Antarctica", mapping, current_node: "a" }], undefined, 1);
    const { document } = await open({ extension: "json", content });
    const [own] = await lensesOf(document);
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      1000,
    );
    const way = all.find(({ range }) => range.start.line === 0)?.command;
    assert.equal(way?.title, `$(arrow-down)\u00a02 responses, the first on line ${own.line + 1}`);
    assert.ok(own.line >= 30);
    await vscode.commands.executeCommand(way.command, ...(way.arguments as unknown[]));
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, own.line);
    const { document: short } = await open("antarctica.md");
    const first = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", short.uri);
    assert.ok(first.every(({ command }) => command?.command !== way.command));
  });

  it("are on the heading of their response", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, penguins) });
    const lines = (await lensesOf(document)).map(({ line }) => document.lineAt(line).text);
    assert.deepEqual(lines, ["## Response A", "## Response B"]);
  });

  it("follow an edit: the changed response alone gets another score", async () => {
    const editor = await open({ extension: "md", content: markdown(treaty, penguins) });
    const [firstBefore, secondBefore] = await lensesOf(editor.document);
    const at = editor.document.positionAt(editor.document.getText().indexOf(penguins));
    const range = new vscode.Range(at, at.translate(0, penguins.length));
    await editor.edit((edit) => edit.replace(range, "No country owns Antarctica; a treaty governs it."));
    const [firstAfter, secondAfter] = await lensesOf(editor.document);
    assert.equal(firstAfter.score, firstBefore.score);
    assert.ok(secondAfter.score > secondBefore.score);
  });

  it("are over both responses of each JSONL pair, and a broken line takes none away", async () => {
    const pair = JSON.stringify({ prompt: query, chosen: treaty, rejected: penguins });
    const { document } = await open({ extension: "jsonl", content: `${pair}\n{"prompt": \n${pair}\n` });
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ line }) => line),
      [0, 0, 2, 2],
    );
    assert.ok(lenses.every(({ score }) => score >= 0 && score <= 1));
    const problems = await problemsOf(document, 1);
    assert.deepEqual(
      problems.map(({ range }) => range.start.line),
      [1],
    );
  });

  it("are over the turns of a chat transcript", async () => {
    const content = `User: ${query}\n\nAssistant: ${treaty}\n\nUser: And the penguins?\n\nAssistant: They own nothing.\n`;
    const { document } = await open({ extension: "md", content });
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ line }) => line),
      [2, 6],
    );
  });

  it("say of a response that can't be read so, without a number, in the lens, the hover and Score Document", async () => {
    const amharic = "የፀሐይ ብርሃን በከባቢ አየር ውስጥ ስለሚበተን ነው።";
    const { document } = await open({ extension: "md", content: markdown(amharic, treaty) });
    const [unreadable, readable] = await lensesOf(document);
    assert.equal(unreadable.title, "no score: 100% of its words are unknown to the encoder, which reads English");
    assert.ok(readable.score > 0);
    const hover = await hoverOf(document, unreadable.line);
    assert.match(hover, /Response A: can't be read/);
    assert.doesNotMatch(hover, /likely (?:better|worse)/);
    const ranked =
      await vscode.commands.executeCommand<{ label: string; score: number | null }[]>("rewardLens.scoreDocument");
    assert.deepEqual(
      ranked.map(({ label, score }) => [label, score === null]),
      [
        ["Response B", false],
        ["Response A", true],
      ],
    );
  });

  it("say of a response beyond the limit how much of it is read", async () => {
    const { document } = await open({ extension: "md", content: markdown(`${treaty} `.repeat(700), penguins) });
    assert.match((await lensesOf(document))[0].title, / · first 8,000 tokens read$/);
  });

  it("leave out an empty response, which is a problem of the document instead", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, "") });
    assert.equal((await lensesOf(document)).length, 1);
    const [{ message, range }] = await problemsOf(document, 1);
    assert.match(message, /Response B is empty/);
    assert.match(document.lineAt(range.start.line).text, /## Response B/);
  });

  it("go when the setting turns them off", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, penguins) });
    await setSetting("rewardLens.codeLens", false);
    assert.deepEqual(await lensesOf(document), []);
  });

  it("name the head that the setting asks for", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, penguins) });
    await setSetting("rewardLens.head", "helpful");
    const titles = (await lensesOf(document)).map(({ title }) => title);
    assert.equal(titles.length, 2);
    for (const title of titles) assert.match(title, /· helpful$/);
  });

  it("have a hover with the order of the responses first, then the range, the model and how to have a model of one's own", async () => {
    const { document } = await open({ extension: "md", content: markdown(treaty, penguins) });
    const [{ line }] = await lensesOf(document);
    const text = await hoverOf(document, line);
    const order = [
      /^Responses to this query, best first/,
      /\*\*1\\\. Response A · this one\*\*/,
      /2\\\. Response B · (?:likely worse|close, perhaps worse) \(\d\d%\)/,
      /Score 0\\\.\d\d\\, range 0\\\.\d\d to 0\\\.\d\d/,
      /general · query: Which country owns Antarctica/,
      /\[compare 12 pairs\]\(command:rewardLens\.compareResponses\)/,
    ].map((part) => text.search(part));
    assert.ok(!order.includes(-1), `${order.join(", ")}: ${text}`);
    assert.deepEqual(
      order.toSorted((a, b) => a - b),
      order,
      text,
    );
    assert.doesNotMatch(text, /[±Δσ]/);
  });
});
