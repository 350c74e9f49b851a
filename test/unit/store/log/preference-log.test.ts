import { preference } from "../../../support/preference.ts";
import { fork } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { canonicalJson } from "../../../../src/store/files/canonical-json.ts";
import { activePreferences } from "../../../../src/store/log/log-state.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { openPreferenceLog, type PreferenceLog } from "../../../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../../../src/store/log/record.ts";
import { readLog } from "./read-log.ts";

const queries = (log: string) => activePreferences(parseLog(log).records).map((record) => record.query);

let folder: string;
let log: PreferenceLog;
beforeEach(async () => {
  // Lines are looked after for some seconds (append-guard.test.ts): not here, where files are cut and removed meanwhile.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-log-"));
  log = openPreferenceLog(folder);
});
afterEach(async () => {
  vi.useRealTimers();
  await fs.rm(folder, { recursive: true });
});

describe("the preference log", () => {
  it("is empty before the first choice, and makes nothing by reading", async () => {
    expect(await readLog(log)).toEqual({ records: [], problems: [] });
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it("stores one line of sorted keys a choice, with an id of its content", async () => {
    const stored = await log.append(preference("q"));
    const again = await openPreferenceLog(folder).append(preference("q"));
    expect(stored.id).toMatch(/^[0-9a-f]{32}$/);
    expect(again.id).toBe(stored.id);
    const text = await fs.readFile(log.path, "utf8");
    expect(text).toBe(`${canonicalJson(stored)}\n`.repeat(2));
    expect(text.startsWith('{"annotator":"me","at":')).toBe(true);
    expect((await readLog(log)).records).toEqual([stored]);
  });

  it("takes a choice back by a record of its own, wherever a merge puts it", async () => {
    const { id } = await log.append(preference("one"));
    await log.append(preference("two"));
    await log.withdraw(id, "me");
    const text = await fs.readFile(log.path, "utf8");
    expect(queries(text)).toEqual(["two"]);
    expect(queries(text.trimEnd().split("\n").reverse().join("\n"))).toEqual(["two"]);
  });

  it("keeps unknown fields, and reports unknown kinds and versions without touching them", async () => {
    await log.append({ ...preference("q"), mood: { calm: true } } as NewPreference);
    await fs.appendFile(
      log.path,
      '{"schema":4,"kind":"preference"}\n{"schema":1,"kind":"rating"}\n{"schema":1,"kind":"preference"}\n',
    );
    const { records, problems } = await readLog(log);
    expect(records).toMatchObject([{ query: "q", mood: { calm: true } }]);
    expect(problems.map((problem) => problem.line)).toEqual([2, 3, 4]);
    expect(problems[0].message).toContain("Update Reward Lens");
    expect(problems[2].message).toContain('"id"');
  });

  it("reports a second record under a known id", async () => {
    const stored = await log.append(preference("q"));
    await fs.appendFile(log.path, `${canonicalJson({ ...stored, choice: "second" })}\n`);
    const { records, problems } = await readLog(log);
    expect(records).toEqual([stored]);
    expect(problems).toEqual([
      {
        line: 2,
        id: stored.id,
        message: expect.stringMatching(/id is not that of its content.*Line 1 has the record/),
      },
    ]);
  });

  it("keeps lone surrogates and every other text exactly", async () => {
    const odd = preference("\ud800 \udfff \0 \u2028 \r\n 😀", { responses: ["\ud83d", ""] });
    await log.append(odd);
    expect((await readLog(log)).records).toMatchObject([odd]);
  });

  it("refuses what it could not read back", async () => {
    const bad = preference("q", { seconds: -1 });
    await expect(log.append(bad)).rejects.toMatchObject({
      code: "bad-record",
      message: expect.stringContaining("seconds"),
    });
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it("loses one line only to a crash at any byte, and continues after it", { timeout: 60_000 }, async () => {
    for (const query of ["one", "two", "three\ud800😀"]) await log.append(preference(query));
    const whole = await fs.readFile(log.path);
    const lines = whole.toString("utf8").trimEnd().split("\n");
    const property = fc.asyncProperty(fc.nat(whole.length), async (cut) => {
      await fs.writeFile(log.path, whole.subarray(0, cut));
      const complete = lines.filter((_, i) => Buffer.byteLength(lines.slice(0, i + 1).join("\n")) <= cut);
      await log.append(preference("after"));
      const text = await fs.readFile(log.path, "utf8");
      expect(queries(text)).toEqual([...complete.map((line) => (JSON.parse(line) as NewPreference).query), "after"]);
      expect(
        text.startsWith(
          whole
            .subarray(0, cut)
            .toString("utf8")
            .replace(/\ufffd$/, ""),
        ),
      ).toBe(true);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it("comes to the same state for any order and repetition of its lines", { timeout: 60_000 }, async () => {
    const action = fc.oneof(
      fc.record({
        query: fc.string({ unit: "binary", maxLength: 8 }),
        choice: fc.constantFrom("first", "tie", "skip"),
      }),
      fc.record({ withdraw: fc.nat(20) }),
    );
    const property = fc.asyncProperty(
      fc.array(action, { minLength: 1, maxLength: 10 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (actions, order) => {
        const log = openPreferenceLog(await fs.mkdtemp(join(folder, "run-")));
        const ids: string[] = [];
        for (const step of actions) {
          if ("query" in step)
            ids.push((await log.append(preference(step.query, { choice: step.choice as "first" }))).id);
          else if (ids.length > 0) await log.withdraw(ids[step.withdraw % ids.length], "me");
        }
        if (ids.length === 0) return;
        const lines = (await fs.readFile(log.path, "utf8")).trimEnd().split("\n");
        const shuffled = [...order.map((i) => lines[i % lines.length]), ...lines].join("\r\n");
        expect(queries(shuffled).sort()).toEqual(queries(lines.join("\n")).sort());
        expect(parseLog(shuffled).problems).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  it("loses nothing when two processes append together", { timeout: 60_000 }, async () => {
    const script = join(import.meta.dirname, "append-many.ts");
    const writers = ["a", "b"].map(async (name) => {
      const execArgv = ["--experimental-strip-types", "--no-warnings"];
      const child = fork(script, [folder, name, "60"], { execArgv, silent: true });
      const [said, [code]] = await Promise.all([text(child.stderr!), once(child, "exit")]);
      return { said, code: code as number };
    });
    expect(await Promise.all(writers)).toEqual([
      { said: "", code: 0 },
      { said: "", code: 0 },
    ]);
    const { records, problems } = await readLog(log);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(120);
  });
});
