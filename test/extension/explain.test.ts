import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Explanation } from "../../src/core/explain/explanation.ts";
import { partOf, type ExplainNode, type PartNode } from "../../src/extension/explain/explain-nodes.ts";
import { extensionId, hoverOf, lensesOf, open, setSetting, run } from "./support/editor.ts";
import {
  activate,
  api,
  clear,
  cursorAt,
  markdown,
  penguins,
  query,
  shown,
  treaty,
  until,
} from "./support/explanations.ts";

const sum = (parts: readonly { part: number }[]) => parts.reduce((total, { part }) => total + part, 0);
const children = (node?: ExplainNode) => api.explain.view.getChildren(node);
const isPart = (node: ExplainNode): node is PartNode => ["sentence", "feature", "cosine"].includes(node.kind);
const itemOf = (node: ExplainNode) => api.explain.view.getTreeItem(node);

describe("Explain Score", () => {
  before(activate);
  afterEach(clear);

  it("explains the response at the cursor: the parts sum to R, and are the command line's", async () => {
    const editor = await open({ extension: "md", content: markdown });
    cursorAt(editor, treaty);
    const explained = (await run<Explanation>("explainScore"))!;
    assert.ok(Math.abs(sum(explained.tokens) + sum(explained.blocks.slice(1)) - explained.reward) < 1e-6);
    assert.ok(Math.abs(sum(explained.sentences) - sum(explained.tokens)) < 1e-9);
    const cli = join(vscode.extensions.getExtension(extensionId)!.extensionPath, "dist", "cli.js");
    const args = [cli, "explain", "--query", query, "--response", treaty, "--json"];
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", REWARDLENS_CACHE: "off" };
    const printed = JSON.parse((await promisify(execFile)(process.execPath, args, { env })).stdout);
    for (const name of ["reward", "blocks", "surface", "tokens", "sentences"] as const)
      assert.deepEqual(JSON.parse(JSON.stringify(explained[name])), printed[name], name);
  });

  it("shows the sentence and the token in the hover, and offers Explain where a lens is", async () => {
    const editor = await open({ extension: "md", content: markdown });
    const [{ line }] = await lensesOf(editor.document);
    assert.match(await hoverOf(editor.document, line), /command:rewardLens\.explainScore\?/);
    cursorAt(editor, treaty);
    await run("explainScore");
    const hover = await hoverOf(editor.document, editor.selection.active.line);
    assert.match(hover, /This sentence (lowers|raises) the reward by \d\.\d\d\b/);
    assert.match(hover, /Token “Perhaps”: [+−]?\d\.\d\d/);
  });

  it("lists the parts in its view, for whom colours say nothing: what is shown sums to R", async () => {
    const editor = await open({ extension: "md", content: markdown });
    cursorAt(editor, penguins);
    const { reward } = (await run<Explanation>("explainScore"))!;
    const [response] = await children();
    assert.match(String(itemOf(response).label), /^Response B: reward [+−]\d\.\d\d$/);
    const parts = await children(response);
    const value = (node: ExplainNode) =>
      Number(/^[+−]?\d+\.\d\d/.exec(String(itemOf(node).label))?.[0].replace("−", "-") ?? NaN);
    const sizes = parts.flatMap((node) => (isPart(node) ? [Math.abs(partOf(node))] : []));
    assert.deepEqual(
      sizes,
      sizes.toSorted((x, y) => y - x),
      "the largest first",
    );
    const small = parts.find(({ kind }) => kind === "small")!;
    assert.ok(sizes.at(-1)! >= sizes[0] / 10);
    const smallSizes = (await children(small)).map((node) => Math.abs(partOf(node as PartNode)));
    assert.ok(smallSizes.length > 50 && Math.max(...smallSizes) < sizes[0] / 10);
    const rows = [...parts.filter(isPart), small];
    assert.ok(Math.abs(rows.reduce((total, node) => total + value(node), 0) - reward) < 0.01 * rows.length);
    const sentence = [...parts, ...(await children(small))].find(({ kind }) => kind === "sentence")!;
    const [token] = await children(sentence);
    assert.equal(token.kind === "token" && token.token.text, "Penguin");
    const [note] = await children(parts.find(({ kind }) => kind === "choices"));
    assert.match(String(itemOf(note).label), /general comes with Reward Lens/);
  });

  it("follows an edit elsewhere, reads a changed response again, and goes with it", async () => {
    const editor = await open({ extension: "md", content: markdown });
    for (const text of [treaty, penguins]) {
      cursorAt(editor, text);
      await run("explainScore");
    }
    assert.equal(shown().length, 2);
    const [before] = shown();
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "More.\n"));
    const [moved, other] = shown();
    assert.equal(moved.reward, before.reward, "the same words are not read again");
    assert.equal(editor.document.getText().slice(moved.response.start, moved.response.end), treaty);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(moved.response.start + 8), "very "));
    await until(() => shown()[0].reward !== undefined && shown()[0].reward !== before.reward);
    assert.match(shown()[0].reward!.explanation.tokens[1].text, /very/);
    assert.equal(shown()[1].reward, other.reward);
    const { start, end } = shown()[0].response;
    const { document } = editor;
    await editor.edit((edit) => edit.delete(new vscode.Range(document.positionAt(start), document.positionAt(end))));
    await until(() => shown().length === 1);
    assert.equal(shown()[0].response.label, "Response B");
    await run("clearExplanation");
    assert.equal(shown().length, 0);
  });

  it("explains a selection, and a JSONL response behind its escapes", async () => {
    const line = JSON.stringify({ prompt: query, chosen: `A "treaty".\nIndeed.`, rejected: penguins });
    const editor = await open({ extension: "jsonl", content: `${line}\n` });
    cursorAt(editor, "treaty");
    const { tokens } = (await run<Explanation>("explainScore"))!;
    const [one] = shown();
    const place = one.offsets!;
    const last = tokens.find(({ text }) => text === "Indeed")!;
    const source = editor.document.getText();
    assert.equal(source.slice(one.response.start + place[last.start], one.response.start + place[last.end]), "Indeed");
    const plain = await open({ extension: "txt", content: `${treaty}\n` });
    plain.selection = new vscode.Selection(0, 0, 0, 40);
    await run("setQuery", query);
    const { tokens: some } = (await run<Explanation>("explainScore"))!;
    assert.equal(some.at(-1)?.text, ".");
    await run("clearQuery");
  });

  it("has a part for every token of a long response, and none where it can't be read", async () => {
    const insult = "You are a stupid idiot.";
    const long = `${`${treaty} ${penguins} `.repeat(20)}${insult} ${`${treaty} ${penguins} `.repeat(20)}`.trim();
    const thai = "เพราะแสงแดดกระจายในชั้นบรรยากาศ";
    const editor = await open({
      extension: "md",
      content: `## Query\n\n${query}\n\n## Response A\n\n${long}\n\n## Response B\n\n${thai}\n`,
    });
    cursorAt(editor, insult);
    const explained = (await run<Explanation>("explainScore"))!;
    assert.ok(Math.abs(sum(explained.tokens) + sum(explained.blocks.slice(1)) - explained.reward) < 1e-6);
    assert.equal(explained.unread, undefined);
    assert.equal(explained.tokens.filter(({ text }) => text === "idiot").length, 1);
    cursorAt(editor, thai);
    assert.equal(await run("explainScore"), undefined);
    const item = itemOf((await children()).at(-1)!);
    assert.match(`${String(item.label)} ${String(item.description)}`, /Response B: not explained no score: 100%/);
  });

  it("is by the head in use, whichever that becomes", async () => {
    const editor = await open({ extension: "md", content: markdown });
    cursorAt(editor, treaty);
    await run("explainScore");
    const changed = until(() => shown()[0].reward?.head.card.id === "helpful");
    await setSetting("rewardLens.head", "helpful");
    await changed;
  });

  it("colours the words that decide where they are: insults, and what they cost in all", async () => {
    const editor = await open({
      extension: "md",
      content: markdown.replace(penguins, "You are a stupid idiot. Ask a penguin."),
    });
    cursorAt(editor, "stupid");
    await run("explainScore");
    const [{ reward, response, document }] = shown();
    const { marks, explanation } = reward!;
    const marked = marks.marks.filter(({ feature }) => feature !== undefined);
    const words = marked.map(({ start, end }) => response.response.slice(start, end));
    assert.ok(words.includes("idiot"), JSON.stringify(marks.marks));
    for (const { feature, part } of marked)
      assert.equal(part, explanation.surface.find(({ name }) => name === feature)!.part);
    const at = document.positionAt(document.getText().indexOf("idiot") + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      at,
    );
    const shownWords = hovers.flatMap(({ contents }) => contents).map((part) => (part as vscode.MarkdownString).value);
    assert.match(shownWords.join("\n"), /\*\*[a-z ]+: −\d\.\d\d(?: in all, for \d places)?\*\*/);
  });
});
