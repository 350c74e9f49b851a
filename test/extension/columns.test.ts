import { strict as assert } from "node:assert";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { readWithColumns } from "../../src/extension/columns/read-with-columns.ts";
import { pairsOf } from "../../src/formats/read-pairs.ts";
import { answering } from "./support/column-questions.ts";
import { emptyData, lensesOf, open, run, workspaceFolder } from "./support/editor.ts";

const csv = (rows: string): string => `prompt,first_text,second_text,better\n${rows}`;

async function file(content: string, extension = "csv"): Promise<vscode.Uri> {
  return (await open({ extension, content })).document.uri;
}

async function choicesOf(uri: vscode.Uri): Promise<string[][] | undefined> {
  const reading = await readWithColumns(uri, "verdict");
  return reading && pairsOf(reading).pairs.map(({ chosen, rejected }) => [chosen, rejected]);
}

describe("the question about columns", () => {
  beforeEach(emptyData);
  afterEach(async () => {
    await emptyData();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  const zeros = csv("q1,yes it is,no way,0\nq2,a bad one,a good one,1\n");

  it("shows three records with the answers, and reads the file by the answer", async () => {
    const uri = await file(zeros);
    const { result, shown } = await answering(
      (labels) => labels[0],
      () => choicesOf(uri),
    );
    assert.equal(shown.length, 1);
    assert.match(shown[0].title, /0 and 1 in "better"/);
    assert.deepEqual(shown[0].labels.slice(0, 2), [
      "0 is first_text, 1 is second_text",
      "0 is second_text, 1 is first_text",
    ]);
    assert.ok(shown[0].labels.includes("first_text: yes it is"), "a record is shown");
    assert.deepEqual(result, [
      ["yes it is", "no way"],
      ["a good one", "a bad one"],
    ]);
  });

  it("is asked once for files with the same columns, whose answer is kept in the folder", async () => {
    const [one, other] = [await file(zeros), await file(csv("q3,left,right,1\nq4,up,down,0\n"))];
    const { shown } = await answering(
      (labels) => labels[1],
      () => choicesOf(one),
    );
    assert.equal(shown.length, 1);
    const kept = JSON.parse(await readFile(join(workspaceFolder().fsPath, ".rewardlens", "columns.json"), "utf8")) as {
      shapes: { columns: string[]; answers: object }[];
    };
    assert.deepEqual(kept.shapes, [
      {
        columns: ["better", "first_text", "prompt", "second_text"],
        answers: { verdict: "better", values: { "0": "second_text", "1": "first_text" } },
      },
    ]);
    const again = await answering(
      () => undefined,
      () => choicesOf(other),
    );
    assert.deepEqual(again.shown, []);
    assert.deepEqual(again.result, [
      ["left", "right"],
      ["down", "up"],
    ]);
  });

  it("leaves the file as it is after Escape, and keeps nothing", async () => {
    const uri = await file(zeros);
    const { result } = await answering(
      () => undefined,
      () => choicesOf(uri),
    );
    assert.equal(result, undefined);
    const { shown } = await answering(
      () => undefined,
      () => choicesOf(uri),
    );
    assert.equal(shown.length, 1, "it is asked again");
  });

  it("takes a record of the preview for no answer", async () => {
    const uri = await file(zeros);
    const { result, shown } = await answering(
      (labels, count) => (count === 1 ? labels.find((label) => label.startsWith("prompt: ")) : labels[0]),
      () => choicesOf(uri),
    );
    assert.equal(shown.length, 2);
    assert.equal(result?.length, 2);
  });

  it("is not asked of a file that says all", async () => {
    const uri = await file(csv("q1,yes it is,no way,first_text\n"));
    const { result, shown } = await answering(
      () => undefined,
      () => choicesOf(uri),
    );
    assert.deepEqual([result, shown], [[["yes it is", "no way"]], []]);
  });

  it("is named by a lens in a table that leaves the responses open, and answered it has a lens over each, until its folder is gone", async () => {
    const [now, long] = [
      "Six minutes from the boil, then cold water.",
      "There are many aspects that one may want to consider.",
    ];
    const content = `question,gpt-4o,llama-3-8b\nHow do I boil an egg?,"${now}",${long}\n`;
    const { document } = await open({ extension: "csv", content });
    const titles = async () => (await lensesOf(document)).map(({ title }) => title);
    assert.deepEqual(await titles(), ["$(question) Which columns are the query and the responses? Name them"]);
    await answering(
      (labels) => labels[0],
      async () => run("nameColumns", document.uri),
    );
    while ((await titles()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    for (const title of await titles()) assert.match(title, /^(?:gpt-4o|llama-3-8b): /);
    assert.equal((await titles()).length, 2);
    const data = join(workspaceFolder().fsPath, ".rewardlens");
    await rename(data, `${data}.aside`);
    try {
      while ((await titles()).length > 1) await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await rename(`${data}.aside`, data);
    }
  });

  it("is asked again by its command, and the new answer replaces the one before", async () => {
    const [terse, long] = ["Six minutes.", "There are many aspects that one may want to consider."];
    const { document } = await open({
      extension: "csv",
      content: `question,bot_one,bot_two\nHow long?,${long},${terse}\n`,
    });
    const labelled = (part: RegExp) => (labels: readonly string[]) => labels.find((label) => part.test(label));
    const titles = async () => (await lensesOf(document)).map(({ title }) => title);
    await answering(labelled(/response is bot_one/), async () => run("nameColumns", document.uri));
    while (!(await titles())[0].includes("·")) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await titles()).length, 1);
    const { shown } = await answering(labelled(/bot_one.*bot_two/), async () => run("nameColumns"));
    assert.equal(shown.length, 1);
    while ((await titles()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    const kept = JSON.parse(await readFile(join(workspaceFolder().fsPath, ".rewardlens", "columns.json"), "utf8")) as {
      readonly shapes: readonly { readonly answers: unknown }[];
    };
    assert.deepEqual(
      kept.shapes.map(({ answers }) => answers),
      [{ responses: ["bot_one", "bot_two"] }],
    );
  });

  it("is asked of a table of answers beside the query for all of them, which gives each a lens", async () => {
    const [now, long] = ["Two years from the day of purchase.", "That is a very good question, and it depends."];
    const { document } = await open({
      extension: "csv",
      content: `subject;answer\nWarranty;${now}\nReturns;${long}\n`,
    });
    const titles = async () => (await lensesOf(document)).map(({ title }) => title);
    const [ask, set] = ["$(question) Which column is the query? Name it", "Or set one query for the whole file"];
    assert.deepEqual(await titles(), [ask, set]);
    await run("setQuery", "How long is the warranty?");
    for (const title of await titles()) assert.match(title, /^(?:1st|2nd) of 2.* · 0\.\d\d/);
    await run("clearQuery");
    assert.deepEqual(await titles(), [ask, set]);
  });

  it("is not needed where no column may be the query: the lens asks for the query of the file", async () => {
    const answers = ["Two years from the day of purchase.", "That is a very good question, and it depends."];
    const content = answers.map((answer, id) => JSON.stringify({ id, answer })).join("\n");
    const { document } = await open({ extension: "jsonl", content });
    const titles = async () => (await lensesOf(document)).map(({ title }) => title);
    assert.deepEqual(await titles(), ["$(question) 2 responses without a query: set the query for this file"]);
    await run("setQuery", "How long is the warranty?");
    assert.equal((await titles()).filter((title) => /of 2.* · 0\.\d\d/.test(title)).length, 2);
  });

  it("joins the results of a batch with the requests in the same folder", async () => {
    const id = `r-${Date.now()}`;
    await file(
      `${JSON.stringify({ custom_id: id, body: { messages: [{ role: "user", content: "Who wrote Emma?" }] } })}\n`,
      "jsonl",
    );
    const choices = [{ message: { role: "assistant", content: "Jane Austen." } }];
    const uri = await file(`${JSON.stringify({ custom_id: id, response: { body: { choices } } })}\n`, "jsonl");
    const reading = await readWithColumns(uri, "columns");
    assert.deepEqual(
      reading?.samples.map(({ query, responses }) => [query, ...responses.map(({ text }) => text)]),
      [["Who wrote Emma?", "Jane Austen."]],
    );
  });
});
