import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewPreference } from "../../../src/store/log/record.ts";
import { keepChoices, keptPath } from "../../../src/store/log/kept-choices.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { preference } from "../../support/preference.ts";
import { cli, jsonOf, type CliResult } from "./cli-process.ts";

interface Result {
  readonly choices: number;
  readonly found: number;
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly id?: string;
    readonly doubt: number;
    readonly reasons: readonly { readonly kind: string; readonly text: string }[];
  }[];
  readonly sessions: readonly { readonly choices: readonly { readonly line: number }[] }[];
  readonly model: string;
}

let folder: string;
let log: string;
/** The audit of the log, and the log before it. */
let audited: CliResult;
let before: Buffer;
beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-audit-"));
  log = await plantedLog();
  before = await fs.readFile(log);
  audited = await audit();
});
afterAll(() => fs.rm(folder, { recursive: true }));

const audit = () => cli(["audit", log, "--json", "--most", "99"], { cwd: folder });

const helpful = (i: number) =>
  `Open the settings, choose page ${i + 1}, press Save, and wait a minute. Restart if the change is not there.`;
const useless = (i: number) => `no idea lol, ask somebody else about ${i} or whatever`;
/** Lines of the log below, and what is wrong there. */
const FLIPPED = [6, 18];
const [BOTH_WAYS, SAME, FAST] = [31, 32, 33];
const CIRCLE = [34, 35, 36];

/** 30 choices of the helpful response, two of them turned round, and one of each other kind of mistake after them. */
async function plantedLog(): Promise<string> {
  const opened = openPreferenceLog(folder);
  let minute = 0;
  const add = (query: string, chosen: string, other: string, more: Partial<NewPreference> = {}) => {
    const at = new Date(Date.parse("2026-11-23T08:00:00Z") + 60_000 * minute++).toISOString();
    return opened.append(preference(query, { responses: [chosen, other], seconds: 30, at, ...more }));
  };
  const ask = (i: number) => `How do I change setting ${i}?`;
  for (let i = 0; i < 30; i++) {
    const texts = [helpful(i), useless(i)] as const;
    await add(ask(i), ...(FLIPPED.includes(i + 1) ? ([texts[1], texts[0]] as const) : texts));
  }
  await add(ask(2), useless(2), helpful(2));
  await add("Which code says not found?", "404 Not Found.", "404  Not Found. ");
  await add("How do I save?", helpful(40), useless(40), { seconds: 0.4 });
  const [a, b, c] = ["Press Save in the menu.", "Press the Save button twice.", "Choose Save as, then press Return."];
  for (const [better, worse] of [[a, b], [b, c], [c, a]] as const) await add("How do I store it?", better, worse); // prettier-ignore
  return opened.path;
}

describe("rewardlens audit", () => {
  it("names each planted mistake with its line and its reason, and leaves the log as it is", async () => {
    expect(audited).toMatchObject({ code: 0, err: "" });
    const [{ findings, choices, sessions }] = jsonOf<Result>(audited);
    const kinds = (line: number) => findings.find((one) => one.line === line)?.reasons.map(({ kind }) => kind) ?? [];
    expect(choices).toBe(36);
    for (const line of FLIPPED) expect(kinds(line)).toContain("contradicted");
    for (const line of [3, BOTH_WAYS]) expect(kinds(line)).toContain("both-ways");
    expect(kinds(SAME)).toEqual(["identical"]);
    expect(kinds(FAST)).toContain("fast");
    for (const line of CIRCLE) expect(kinds(line)).toContain("circle");
    const doubts = findings.map(({ doubt }) => doubt);
    expect(doubts).toEqual(doubts.toSorted((a, b) => b - a));
    expect(findings.slice(0, 5).map(({ line }) => line)).toEqual(expect.arrayContaining([...FLIPPED, BOTH_WAYS]));
    expect(findings.every(({ id, file }) => file === log && /^[0-9a-f]{32}$/.test(id ?? ""))).toBe(true);
    expect(sessions).toEqual([]); // the two that are turned round are in it
    expect(await fs.readFile(log)).toEqual(before);
  });

  it("does not ask again about a choice that somebody keeps as it is", async () => {
    const named = (result: CliResult) => new Map(jsonOf<Result>(result)[0].findings.map(({ line, id }) => [line, id!]));
    const asked = named(audited);
    await keepChoices(folder, [{ of: asked.get(SAME)!, choice: "first" }]);
    await keepChoices(folder, [{ of: asked.get(FAST)!, choice: "second" }]); // it was the first since
    const after = named(await audit());
    await fs.rm(keptPath(folder));
    expect([...asked.keys()].filter((line) => !after.has(line))).toEqual([SAME]);
  });

  it("prints them with their texts, says how to correct them, and exits with 1 only when asked to", async () => {
    const { code, out, err } = await cli(["audit", log, "--most", "3", "--fail"], { cwd: folder });
    expect(out).toMatch(
      /^\d+ of 36 choices to look at again, the most doubtful first; 3 are shown, --most \d+ shows all\.$/m,
    );
    expect(out).toMatch(/preferences\.jsonl:6 {2}How do I change setting 5\?\n {2}chosen {2}no idea lol/);
    expect(out).toMatch(/why {5}The other choices contradict it: P = \d\d% for the other response\./);
    expect(out.match(/^ {2}chosen/gm)).toHaveLength(3);
    expect(out).toContain("revise or withdraw a choice in the Choices view");
    expect([code, err]).toEqual([1, expect.stringContaining("of 36 choices to look at again")]);
  });

  it("names sessions in which the longer response always won, and asks a model that is given", async () => {
    const plain = await fs.mkdtemp(join(folder, "longer-"));
    const opened = openPreferenceLog(plain);
    for (let i = 0; i < 12; i++) {
      const at = new Date(Date.parse("2026-11-23T08:00:00Z") + 60_000 * i).toISOString();
      const responses = [helpful(i), useless(i)] as const;
      await opened.append(preference(`How do I change setting ${i}?`, { responses, seconds: 30, at }));
    }
    const [{ sessions, model }] = jsonOf<Result>(await cli(["audit", opened.path, "--model", "helpful", "--json"]));
    expect(sessions.map(({ choices }) => choices.length)).toEqual([12]);
    expect(model).toBe("helpful");
  });

  it("writes SARIF beside its result, and refuses to write over what it reads", async () => {
    const file = join(folder, "audit.sarif");
    expect(await cli(["audit", log, "--model", "general", "--sarif", file, "--json"], { cwd: folder })).toMatchObject({
      code: 0,
    });
    const { version, runs } = JSON.parse(await fs.readFile(file, "utf8")) as {
      version: string;
      runs: { results: [] }[];
    };
    expect([version, runs[0].results.length > 0]).toEqual(["2.1.0", true]);
    const over = await cli(["audit", log, "--sarif", log]);
    expect(over).toMatchObject({ code: 2, err: expect.stringContaining("is one of the input files") });
  });
});
