import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { choiceMaker } from "../../../src/extension/compare/new-choices.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { activePreferences } from "../../../src/store/log/log-state.ts";
import { recordOf } from "./pairs.ts";
import { readLog } from "../store/log/read-log.ts";

const options = { annotator: "ann", source: "pairs.jsonl", at: "2026-01-01T00:00:00.000Z" };
const line = (query: string, chosen: string, rejected: string) => ({ query, chosen, rejected, line: 1 });
const lines = [line("q", "a", "b"), line("q", "a", "b"), line("q", "b", "a"), line("r", "a", "b")];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-import-"));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

describe("importing choices", () => {
  it("stores each once, and nothing the second time", async () => {
    const log = openPreferenceLog(folder);
    for (const added of [3, 0]) {
      const before = activePreferences((await readLog(log)).records);
      const toChoice = choiceMaker(before, options);
      const choices = lines.map((pair) => toChoice(pair)).filter((choice) => choice !== undefined);
      expect(choices).toHaveLength(added);
      await log.appendAll(choices);
    }
    const { records, problems } = await readLog(log);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({
      query: "q",
      responses: ["a", "b"],
      choice: "first",
      seconds: 0,
      source: "pairs.jsonl",
    });
  });

  it("keeps the turns of a conversation, and none of one question", () => {
    const make = choiceMaker([], options);
    const turns = [
      { speaker: "System", text: "Be brief." },
      { speaker: "Human", text: "q" },
    ] as const;
    expect(make({ ...line("System: Be brief.\n\nHuman: q", "a", "b"), turns })?.turns).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "q" },
    ]);
    expect(make({ ...line("q", "a", "b"), turns: turns.slice(1) })).not.toHaveProperty("turns");
  });

  it("knows a choice made on the panel in the other order, and one of another annotator as another's", () => {
    const pair = { query: "q", responses: ["b", "a"] } as const;
    const own = choiceMaker([recordOf(pair, { annotator: "ann", choice: "second" })], options);
    expect(own(lines[0])).toBeUndefined();
    expect(own(lines[2])).toBeDefined();
    expect(choiceMaker([recordOf(pair, { choice: "second" })], options)(lines[0])).toBeDefined();
  });

  it("withdraws nothing and leaves the log readable when an append follows an import", async () => {
    const log = openPreferenceLog(folder);
    const make = choiceMaker([], options);
    await Promise.all([
      log.appendAll([make(lines[0])!, make(lines[2])!]),
      log.append(make(lines[3])!),
      log.appendAll([]),
    ]);
    expect((await readLog(log)).records.map((record) => record.kind === "preference" && record.query)).toEqual([
      "q",
      "q",
      "r",
    ]);
  });
});
