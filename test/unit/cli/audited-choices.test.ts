import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAuditedChoices } from "../../../src/cli/audit/audited-choices.ts";
import { readChoices } from "../../../src/cli/pairs.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { preference } from "../../support/preference.ts";
import { aTerminal } from "./a-terminal.ts";

const pair = (query: string, chosen = "c", rejected = "r") => JSON.stringify({ prompt: query, chosen, rejected });

let folder: string;
beforeEach(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-audited-"))));
afterEach(() => fs.rm(folder, { recursive: true }));

describe("the choices of an audit", () => {
  it("are those of the logs and files that prefer a response, each with its line", async () => {
    const log = openPreferenceLog(folder);
    await log.append(preference("tie", { choice: "tie" }));
    const { id } = await log.append(preference("second", { choice: "second" }));
    const gone = await log.append(preference("withdrawn"));
    await log.withdraw(gone.id, "me");
    const plain = join(folder, "plain.jsonl");
    await fs.writeFile(plain, `${pair("plain")}\n\n${pair("later")}\n`);
    const files = [log.path, plain, "-"];
    const input = () => aTerminal(`${pair("stdin")}\n`);
    const { audited, pairs, facts } = await readAuditedChoices(files, input(), undefined, {});
    expect(audited.map(({ file, line, query }) => [file, line, query])).toEqual([
      [log.path, 2, "second"],
      [plain, 1, "plain"],
      [plain, 3, "later"],
      ["stdin", 1, "stdin"],
    ]);
    expect(audited[0]).toMatchObject({ id, chosen: "b", other: "a", shown: { seconds: 2.5 } });
    expect(audited[1]).not.toHaveProperty("shown");
    for (const { pair: place, query } of audited) expect(pairs[place!].query).toBe(query);
    expect({ pairs, facts }).toEqual(await readChoices(files, input()));
  });

  it("keep the times of an answer only where two texts were shown for the first time and nobody looked again", async () => {
    const log = openPreferenceLog(folder);
    const first = await log.append(preference("first"));
    const judgement = { choice: "second", strength: 1, reason: "" } as const;
    const revised = await log.append(preference("revised"));
    await log.revise(revised.id, judgement, "me");
    await log.append(preference("imported", { seconds: 0 }));
    await log.append(preference("ranked", { ranking: { id: "r", size: 3 } }));
    await log.append(preference("edited", { edited: true }));
    await log.append(preference("first", { repeatOf: first.id, at: "2026-11-23T13:00:00.000Z" }));
    const { audited } = await readAuditedChoices([log.path], aTerminal(), undefined, {});
    expect(audited.map(({ shown }) => shown !== undefined)).toEqual([true, false, false, false, false, false]);
    expect(audited[1]).toMatchObject({ line: 2, chosen: "b" });
  });

  it("have no pair where both responses are one text", async () => {
    const log = openPreferenceLog(folder);
    await log.append(preference("same", { responses: ["a", "a"] }));
    await log.append(preference("other"));
    const { audited, pairs } = await readAuditedChoices([log.path], aTerminal(), undefined, {});
    expect(audited.map(({ pair: place }) => place)).toEqual([undefined, 0]);
    expect(pairs).toHaveLength(1);
  });

  it("are refused where there is none", async () => {
    const log = openPreferenceLog(folder);
    await log.append(preference("skip", { choice: "skip" }));
    await expect(readAuditedChoices([log.path], aTerminal(), undefined, {})).rejects.toThrow("There is no usable pair");
  });
});
