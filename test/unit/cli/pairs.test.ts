import { preference as aPreference } from "../../support/preference.ts";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answersOf } from "../../../src/cli/column-options.ts";
import { readTrainingPairs } from "../../../src/cli/pairs.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../../src/store/log/record.ts";
import { aTerminal } from "./a-terminal.ts";

const preference = (query: string, choice: NewPreference["choice"]) => aPreference(query, { choice, strength: 2 });
const pair = (query: string) => JSON.stringify({ prompt: query, chosen: "c", rejected: "r" });

let folder: string;
beforeEach(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-pairs-"))));
afterEach(() => fs.rm(folder, { recursive: true }));

describe("readTrainingPairs", () => {
  it("merges pairs and preference logs: a record counts once, a withdrawal counts in every file", async () => {
    for (const name of ["one", "two"]) await fs.mkdir(join(folder, name));
    const [one, two] = ["one", "two"].map((name) => openPreferenceLog(join(folder, name)));
    await one.append(preference("kept", "second"));
    const { id } = await one.append(preference("withdrawn", "first"));
    await one.append(preference("no order", "skip"));
    await fs.cp(join(folder, "one"), join(folder, "two"), { recursive: true });
    await two.withdraw(id, "me");
    const plain = join(folder, "plain.jsonl");
    await fs.writeFile(plain, `${pair("plain")}\n`);
    const terminal = aTerminal(`${pair("stdin")}\n`);
    const pairs = await readTrainingPairs([one.path, plain, "-", two.path], terminal);
    expect(pairs.toSorted((a, b) => (a.query < b.query ? 1 : -1))).toEqual([
      { query: "stdin", first: "c", second: "r", label: 1, weight: 1 },
      { query: "plain", first: "c", second: "r", label: 1, weight: 1 },
      { query: "kept", first: "a", second: "b", label: 0, weight: 1.5 },
    ]);
    expect(terminal.hasProblems).toBe(false);
  });

  it("names both files where two logs differ in a record, and uses the same one in either order", async () => {
    for (const name of ["one", "two"]) await fs.mkdir(join(folder, name));
    const [one, two] = ["one", "two"].map((name) => openPreferenceLog(join(folder, name)));
    await one.append(preference("first line", "tie"));
    await one.append(preference("disputed", "first"));
    const line = (await fs.readFile(one.path, "utf8")).split("\n")[1];
    await two.append(preference("of two", "tie"));
    await fs.appendFile(two.path, `${line.replace('"choice":"first"', '"choice":"second"')}\n`);
    for (const files of [
      [one.path, two.path],
      [two.path, one.path],
    ]) {
      const terminal = aTerminal();
      const pairs = await readTrainingPairs(files, terminal);
      expect(pairs.find(({ query }) => query === "disputed")).toMatchObject({ label: 1 });
      expect(terminal.err.join("\n")).toContain(`${two.path}:2: was changed or damaged`);
      expect(terminal.err.join("\n")).toContain(`${one.path}:2 has the record with this id`);
    }
  });

  it("gives the pairs in one order, whatever that of the lines and files", async () => {
    const lines = ["a", "b", "c", "d", "e", "f"].map(pair);
    const read = (...texts: string[][]) => {
      const files = texts.map((_, i) => join(folder, `${i}.jsonl`));
      return Promise.all(files.map((file, i) => fs.writeFile(file, texts[i].join("\n")))).then(() =>
        readTrainingPairs(files, aTerminal()),
      );
    };
    const once = await read(lines);
    expect(once).toHaveLength(6);
    expect(await read(lines.toReversed())).toEqual(once);
    expect(await read(lines.slice(4), lines.slice(0, 4))).toEqual(once);
  });

  it("reads UTF-16, Windows-1252 with a word about it, JSON and CSV as the editor does", async () => {
    const [utf16, latin, csv, json] = ["u.jsonl", "l.csv", "c.csv", "j.json"].map((name) => join(folder, name));
    await fs.writeFile(utf16, Buffer.from(`\uFEFF${pair("é?")}`, "utf16le"));
    await fs.writeFile(latin, Buffer.from("prompt,chosen,rejected\nCaf\xe9?,a,b\n", "latin1"));
    await fs.writeFile(csv, 'prompt;chosen;rejected\r\n"two\r\nlines";a;b\r\n');
    await fs.writeFile(json, `[${pair("listed")}]`);
    const terminal = aTerminal();
    const pairs = await readTrainingPairs([utf16, latin, csv, json], terminal);
    expect(pairs.map(({ query }) => query).sort()).toEqual(["Café?", "listed", "two\nlines", "é?"].sort());
    expect(terminal.err).toEqual([
      `${latin}:2: is not UTF-8: the file is read as Windows-1252, its likeliest encoding. Save the file as UTF-8.`,
    ]);
  });

  it("uses the choices of some people only, and pairs that have no name", async () => {
    const log = openPreferenceLog(folder);
    for (const annotator of ["Ada", "Grace", "Alan"])
      await log.append({ ...preference(`by ${annotator}`, "first"), annotator });
    const queries = async (...names: string[]) =>
      (await readTrainingPairs([log.path, "-"], aTerminal(pair("plain")), names)).map(({ query }) => query).sort();
    expect(await queries("Ada", "Alan")).toEqual(["by Ada", "by Alan", "plain"]);
    await expect(readTrainingPairs([log.path], aTerminal(), ["nobody"])).rejects.toThrow("no usable pair by nobody");
  });

  it("reports each bad line once, by file and line, and keeps the good ones", async () => {
    const log = openPreferenceLog(folder);
    await log.append(preference("good", "tie"));
    await fs.appendFile(log.path, `{"schema":1,"kind":"preference"}\n{"prompt":"q"}\n${pair("fine")}\n{"torn`);
    const terminal = aTerminal();
    const pairs = await readTrainingPairs([log.path], terminal);
    expect(pairs.map((one) => [one.query, one.label]).sort()).toEqual([
      ["fine", 1],
      ["good", 0.5],
    ]);
    expect(terminal.err.map((line) => /:(\d+): /.exec(line)?.[1])).toEqual(["2", "3", "5"]);
    expect(terminal.err[1]).toBe(
      `${log.path}:3: contains no response. A record needs a query ("prompt") and responses: "chosen" and "rejected", "response_a" and "response_b", "responses", or "response".`,
    );
    expect(terminal.hasProblems).toBe(true);
  });

  it("reads a published data set without options for its columns as one whose documentation is known", async () => {
    const file = join(folder, "shp.jsonl");
    const record = (labels: number) =>
      JSON.stringify({ history: `q ${labels}`, human_ref_A: "a", human_ref_B: "b", labels });
    await fs.writeFile(file, `${record(0)}\n${record(1)}\n`);
    const pairs = await readTrainingPairs([file], aTerminal(), undefined, answersOf({}));
    expect(pairs.map(({ query, first, label }) => [query, first, label]).sort()).toEqual([
      ["q 0", "b", 1],
      ["q 1", "a", 1],
    ]);
  });
});
