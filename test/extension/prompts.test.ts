import { strict as assert } from "node:assert";
import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import type { ComparedPrompts } from "../../src/protocol/prompts.ts";
import { preferencesPath } from "../../src/store/log/preference-log.ts";
import { preference } from "../support/preference.ts";
import { emptyData, extensionId, outside, run, workspaceFolder } from "./support/editor.ts";

const QUERIES = Array.from({ length: 10 }, (_, i) => `How do I change setting ${i + 1}?`);
const good = (i: number) => `Open the settings, choose page ${i + 1}, change the value, press Save and wait a minute.`;
const bad = (i: number) => `idk lol, setting ${i + 1}, whatever`;

let api: RewardLensApi;
let folder: string;
const put = async (name: string, text: string): Promise<{ path: string }> => {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), text);
  return { path: join(folder, name) };
};
const jsonLines = (answer: (i: number) => string, queries = QUERIES) =>
  queries.map((query, i) => JSON.stringify({ query, response: answer(i) })).join("\n");
const compared = (): ComparedPrompts => {
  const { screen } = api.prompts.view;
  assert.equal(screen.kind, "compared", JSON.stringify(screen));
  return screen as ComparedPrompts;
};
const reason = () => {
  const { screen } = api.prompts.view;
  return screen.kind === "empty" ? screen.reason : "";
};

describe("Compare Prompts", () => {
  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
    folder = await mkdtemp(join(tmpdir(), "rewardlens-prompts-"));
  });
  beforeEach(() => emptyData());
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await emptyData();
    await rm(folder, { recursive: true, force: true });
  });

  it("compares a folder with a table, whatever the names, and names the queries of one set alone", async () => {
    await put("new [1]/a.jsonl", jsonLines(good, QUERIES.slice(0, 5)));
    await put("new [1]/deep/b.jsonl", QUERIES.map((query, i) => JSON.stringify({ query, response: good(i) })).slice(5).join("\n")); // prettier-ignore
    await put("new [1]/.hidden.jsonl", jsonLines(bad));
    const rows = QUERIES.slice(1).map((query, i) => `"${query}","${bad(i + 1)}"`);
    const before = await put("before.csv", ["query,response", ...rows, '"Only here?","Yes."'].join("\n"));
    await api.prompts.compare({ now: { path: join(folder, "new [1]") }, before });
    const { sentence, rows: shown, only, now } = compared();
    assert.equal(now, "new [1]");
    assert.match(sentence, /^Responses against before\.csv, by model general: .*9 queries\)\. Fewer than 10 queries/);
    assert.equal(shown.length, 9);
    assert.deepEqual(
      only.map(({ set, count, queries }) => [set, count, queries]),
      [
        ["new [1]", 1, [QUERIES[0]]],
        ["before.csv", 1, ["Only here?"]],
      ],
    );
    const probabilities = shown.map(({ probability }) => probability);
    assert.deepEqual(probabilities, [...probabilities].sort());
    assert.ok(probabilities[0] > 0.5, String(probabilities[0]));
  });

  it("compares two prompts of promptfoo by the question, and says so", async () => {
    const results = (system: string, answer: (i: number) => string) =>
      JSON.stringify({
        results: {
          results: QUERIES.map((query, i) => ({
            provider: { id: "openai:gpt" },
            prompt: {
              raw: JSON.stringify([
                { role: "system", content: system },
                { role: "user", content: query },
              ]),
            },
            vars: { query },
            response: { output: answer(i) },
          })),
        },
      });
    const now = await put("kind.json", results("Be kind.", good));
    const before = await put("brief.json", results("Be brief.", bad));
    await api.prompts.compare({ now, before });
    const { sentence, rows } = compared();
    assert.equal(rows.length, 10);
    assert.match(sentence, /by their last message/);
  });

  it("marks what the person chose, and against the model, as soon as it is in the log", async () => {
    const now = await put("now.jsonl", jsonLines(good));
    const before = await put("then.jsonl", jsonLines(bad));
    await api.prompts.compare({ now, before });
    assert.ok(compared().rows.every(({ person }) => person === undefined));
    const place = compared().rows.findIndex(({ query }) => query === QUERIES[3]);
    const changed = new Promise<void>((resolve) => {
      const listener = api.history.stores.onDidChange(() => (listener.dispose(), resolve()));
    });
    await outside().append(
      preference(QUERIES[3], { responses: [good(3), bad(3)], choice: "second", at: new Date().toISOString() }),
    );
    await changed;
    while (compared().rows[place].person === undefined) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(compared().rows[place].person, "before");
  });

  it("shows its rows where the log cannot be read, without the choices of other rows", async () => {
    const now = await put("now.jsonl", jsonLines(good));
    const before = await put("then.jsonl", jsonLines(bad));
    await outside().append(preference(QUERIES[3], { responses: [good(3), bad(3)], at: new Date().toISOString() }));
    await api.prompts.compare({ now, before });
    assert.equal(compared().rows.filter(({ person }) => person !== undefined).length, 1);
    const log = preferencesPath(workspaceFolder().fsPath);
    await rename(log, `${log}.aside`);
    await mkdir(log);
    try {
      await api.prompts.compare({ now: before, before: now });
      assert.deepEqual(
        compared().rows.map(({ person }) => person),
        QUERIES.map(() => undefined),
      );
    } finally {
      await rmdir(log);
      await rename(`${log}.aside`, log);
    }
  });

  it("says what to do about a set that is empty, cannot be read, or shares no query", async () => {
    const now = await put("now.jsonl", jsonLines(good));
    const compare = async (before: { path: string }) => {
      await api.prompts.compare({ now, before });
      return reason();
    };
    await mkdir(join(folder, "empty"));
    assert.match(await compare({ path: join(folder, "empty") }), /^empty has no file with responses\. Write queries/);
    assert.match(await compare({ path: join(folder, "gone.jsonl") }), /^There is no gone\.jsonl\. Check its path/);
    assert.match(await compare(await put("torn.jsonl", '{"query": "a"')), /^torn\.jsonl has no response.*line 1.*Give/);
    assert.match(await compare(await put("other.jsonl", jsonLines(bad, ["Another?"]))), /^No query has a response in/);
  });

  it("keeps good records and reports bad ones with the line", async () => {
    const now = await put("now.jsonl", jsonLines(good));
    const before = await put("some.jsonl", `{"torn\n${jsonLines(bad)}`);
    await api.prompts.compare({ now, before });
    const { notes, rows } = compared();
    assert.equal(rows.length, 10);
    assert.match(notes[0], /^some\.jsonl: 1 record can't be read, the first in line 1 of some\.jsonl: /);
  });

  it("says that drift is measured from one's own choices, while a built-in model scores", async () => {
    assert.equal(await run("checkDrift"), undefined);
  });

  it("says how much of a folder is unlike the choices, and offers the most unlike", async () => {
    for (let i = 0; i < 24; i++)
      await outside().append(
        preference(`How do I change option ${i}?`, {
          ...{ responses: [good(i), bad(i)], choice: "first", strength: 2 },
          at: new Date(Date.UTC(2026, 0, 1, 10, i)).toISOString(),
        }),
      );
    await run("trainRewardModel");
    const strange = JSON.stringify({ query: "Strange?", response: "QX77 -> {a:1,b:[2,3]} ;; 0xFF | ".repeat(150) });
    await put("drift/outputs.jsonl", `${jsonLines(good)}\n${strange}`);
    const said = await run<string>("checkDrift", vscode.Uri.file(join(folder, "drift")));
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    assert.match(said, /^\d+\.\d% \(.*\) of 11 responses are unlike your choices\. Of responses like them it would be/);
    await emptyData();
    await api.heads.refresh();
  });
});
