import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFileBytes } from "../../../src/formats/read-file.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";
import { targets } from "../../../src/export/targets.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { preference } from "../../support/preference.ts";
import { cli, jsonOf } from "./cli-process.ts";

const turns = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Name a lake" },
] as const;
const asked = "System: Be brief.\n\nHuman: Name a lake";

let folder: string;
let log: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-export-"));
  const own = openPreferenceLog(folder);
  log = own.path;
  const revised = await own.append(preference(asked, { turns, responses: ["Como", "=1+1"], annotator: "Ada" }));
  await own.append(preference("Name a tree", { choice: "tie", annotator: "Grace" }));
  await own.append(preference("Name a fish", { choice: "both-bad", strength: 3, annotator: "Grace" }));
  await own.append(preference("Name a bird", { responses: ["Öwl\r\n😀", "A bird."], weight: 0.5, annotator: "Grace" }));
  const withdrawn = await own.append(preference("Name a stone", { annotator: "Ada" }));
  await own.withdraw(withdrawn.id, "Ada");
  await own.revise(revised.id, { choice: "second", strength: 2, reason: "shorter" }, "Ada");
});
afterAll(() => fs.rm(folder, { recursive: true }));

describe("rewardlens export", () => {
  it("writes what counts now to stdout, and says what is not in it on stderr", async () => {
    const result = await cli(["export", log, "--to", "trl-chat"]);
    expect(jsonOf(result)).toEqual([
      {
        prompt: turns,
        chosen: [{ role: "assistant", content: "=1+1" }],
        rejected: [{ role: "assistant", content: "Como" }],
      },
      {
        prompt: [{ role: "user", content: "Name a bird" }],
        chosen: [{ role: "assistant", content: "Öwl\r\n😀" }],
        rejected: [{ role: "assistant", content: "A bird." }],
      },
    ]);
    expect(result.err.split("\n")).toEqual([
      "2 choices for TRL, messages.",
      "Left out: 1 tie, 1 choice of “both bad”.",
      "TRL, messages has no place for: 1 strength, 1 weight, 2 annotators' names, 1 reason or tag.",
      "",
    ]);
    expect(result.code).toBe(0);
  });

  it.each(targets.map(({ name, ending }) => [name, ending]))(
    "writes a file for %s that reads back",
    async (name, ending) => {
      const out = join(folder, `${name}.${ending}`);
      const [said] = jsonOf<{ file: string; choices: number }>(
        await cli(["export", log, "--to", name, "--out", out, "--json"]),
      );
      expect(said.file).toBe(out);
      const { pairs, problems } = pairsOf(await readFileBytes(await fs.readFile(out), `x.${ending}`));
      expect(problems).toEqual([]);
      expect(pairs.map(({ query, chosen }) => [query, chosen.replace("\r", "")])).toEqual([
        [asked, "=1+1"],
        ["Name a bird", "Öwl\n😀"],
      ]);
      const again = await cli(["export", out, "--to", "trl"]);
      expect(jsonOf(again)).toHaveLength(2);
    },
  );

  it("writes the choices of some people", async () => {
    const grace = jsonOf(await cli(["export", log, "--to", "kto", "--annotator", "Grace"]));
    expect(grace.map((line) => (line as { prompt: string }).prompt)).toEqual([
      ...["Name a fish", "Name a fish"],
      ...["Name a bird", "Name a bird"],
    ]);
    expect(await cli(["export", log, "--to", "kto", "--annotator", "Alan"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("There is no usable pair by Alan"),
    });
  });

  it("replaces no file without --force, and never one that is read", async () => {
    const out = join(folder, "kept.jsonl");
    await fs.writeFile(out, "mine");
    const args = ["export", log, "--to", "trl", "--out"];
    expect(await cli([...args, out])).toMatchObject({ code: 1, err: expect.stringContaining("--force") });
    expect(await fs.readFile(out, "utf8")).toBe("mine");
    expect(await cli([...args, out, "--force"])).toMatchObject({ code: 0, out: `${out}\n` });
    expect(await fs.readFile(out, "utf8")).toContain('"prompt"');
    const link = join(folder, "link.jsonl");
    await fs.symlink(log, link);
    const before = await fs.readFile(log, "utf8");
    expect(await cli([...args, link, "--force"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("is one of the input files"),
    });
    expect(await fs.readFile(log, "utf8")).toBe(before);
    expect((await fs.readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("writes nothing where no choice has a place in the file, and says why", async () => {
    const ties = join(folder, "ties.csv");
    await fs.writeFile(ties, "prompt,response_a,response_b,winner\nq,a,b,tie\n");
    const out = join(folder, "none.jsonl");
    expect(await cli(["export", ties, "--to", "trl", "--out", out])).toMatchObject({
      code: 1,
      err: `error: There is no choice in ${ties} that TRL, texts has a place for. Left out: 1 tie.\n`,
    });
    await expect(fs.access(out)).rejects.toThrow();
  });

  it("exports good lines of a log, reports bad ones and ends with code 1", async () => {
    const torn = join(folder, "torn.jsonl");
    await fs.writeFile(torn, `{"torn\n${await fs.readFile(log, "utf8")}`);
    const result = await cli(["export", torn, "--to", "csv"]);
    expect(result.code).toBe(1);
    expect(result.err).toContain("torn.jsonl:1: ");
    expect(result.out.match(/,(?:response_[ab]|tie|both_bad),[123],/g)).toHaveLength(4);
  });
});
