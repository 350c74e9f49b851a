import { strict as assert } from "node:assert";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { targets } from "../../src/export/targets.ts";
import { readFileBytes } from "../../src/formats/read-file.ts";
import { pairsOf } from "../../src/formats/read-pairs.ts";
import { preferencesPath } from "../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../src/store/log/record.ts";
import { preference as aPreference } from "../support/preference.ts";
import { emptyData, workspaceFolder, run, outside } from "./support/editor.ts";

const folder = () => workspaceFolder().fsPath;
const preference = (query: string, more: Partial<NewPreference> = {}) =>
  aPreference(query, {
    responses: ["Antarctica is governed by a treaty.", "Penguins swim well."],
    annotator: "Ada",
    ...more,
  });

describe("Export Choices", () => {
  beforeEach(() => emptyData());
  after(() => emptyData());

  it("writes the choices that count, with what they say now, and never over the log", async () => {
    const turns = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Who owns it?" },
    ] as const;
    const file = vscode.Uri.file(join(folder(), "out.jsonl"));
    assert.equal(await run("exportChoices", "trl-chat", file), undefined);
    const { id } = await outside().append(preference("System: Be brief.\n\nHuman: Who owns it?", { turns }));
    await outside().revise(id, { choice: "second", strength: 1, reason: "" }, "Ada");
    const gone = await outside().append(preference("withdrawn"));
    await outside().withdraw(gone.id, "Ada");
    await outside().append(preference("a tie", { choice: "tie", annotator: "Grace" }));
    assert.equal(await run("exportChoices", "trl-chat", file), file.fsPath);
    const [line, ...rest] = (await readFile(file.fsPath, "utf8")).trimEnd().split("\n");
    assert.deepEqual(rest, []);
    assert.deepEqual(JSON.parse(line), {
      prompt: turns,
      chosen: [{ role: "assistant", content: "Penguins swim well." }],
      rejected: [{ role: "assistant", content: "Antarctica is governed by a treaty." }],
    });
    const log = await readFile(preferencesPath(folder()), "utf8");
    assert.equal(await run("exportChoices", "trl", vscode.Uri.file(preferencesPath(folder()))), undefined);
    assert.equal(await readFile(preferencesPath(folder()), "utf8"), log);
    await rm(file.fsPath);
  });

  it("writes every kind of file, each of which reads back", async () => {
    await outside().append(preference("Who owns Antarctica?", { responses: ["=1+1", "Nobody\r\ndoes 🙂"] }));
    for (const { name, ending } of targets) {
      const file = vscode.Uri.file(join(folder(), `out-${name}.${ending}`));
      assert.equal(await run("exportChoices", name, file), file.fsPath);
      const { pairs } = pairsOf(await readFileBytes(await readFile(file.fsPath), `x.${ending}`));
      assert.deepEqual(
        pairs.map(({ query, chosen, rejected }) => [query, chosen, rejected.replace("\r", "")]),
        [["Who owns Antarctica?", "=1+1", "Nobody\ndoes 🙂"]],
        name,
      );
      await rm(file.fsPath);
    }
  });
});
