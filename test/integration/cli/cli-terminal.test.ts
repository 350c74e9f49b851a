import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProcess } from "../../../src/encoder/process/process.ts";
import { cli, jsonOf, STARTERS } from "./cli-process.ts";

/** Colours, a title, C1, a direction, a line that replaces itself, a tag. */
const HOSTILE = "\u001b[31mA\u001b]0;t\u0007\u009b2J\u202eB\u2066\u{e0041}\u007f";
const ESCAPED = "\\u001b[31mA\\u001b]0;t\\u0007\\u009b2J\\u202eB\\u2066\\udb40\\udc41\\u007f";
/** What a terminal acts on; line ends apart. */
const acted = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]|[\u{E0000}-\u{E007F}]/u;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-cli-terminal-"));
  await writeFile(join(folder, "a.md"), `# Query\n\nWhy?\n\n# Response A — ${HOSTILE}\n\nBecause.\n`);
  const pairs = Array.from({ length: 12 }, (_, i) => ({ prompt: `${HOSTILE} ${i}`, chosen: "yes", rejected: HOSTILE }));
  await writeFile(join(folder, "pairs.jsonl"), pairs.map((pair) => JSON.stringify(pair)).join("\n"));
  const head = join(folder, "heads", "one");
  await mkdir(join(folder, "heads"));
  await cp(join(STARTERS, "helpful"), head, { recursive: true });
  const card = JSON.parse(await readFile(join(head, "card.json"), "utf8")) as object;
  const priors = [{ name: `${HOSTILE}\nhelpful  99.9%`, alpha: 1 }];
  await writeFile(join(head, "card.json"), JSON.stringify({ ...card, priors, description: HOSTILE }));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform === "win32")("nothing that a terminal acts on comes out of the command line", () => {
  const at = (name: string) => join(folder, name);
  it.each([
    ["a label of a document", () => ["score", at("a.md")], ESCAPED],
    ["a name of a file that is not there", () => ["score", at(`${HOSTILE}.jsonl`)], ESCAPED],
    ["a wrong verb", () => [HOSTILE], ESCAPED],
    ["a wrong option", () => ["train", at("pairs.jsonl"), "--out", at("x"), "--starter", HOSTILE], ESCAPED],
    ["a head that is not there", () => ["evaluate", at("pairs.jsonl"), "--head", at(HOSTILE)], ESCAPED],
    ["a card", () => ["heads", at("heads")], `${ESCAPED}\\nhelpful  99.9%`],
    ["a card, as JSON", () => ["heads", at("heads"), "--json"], ESCAPED],
    ["the path of a report", () => ["report", "--head", at("heads/one"), "--out", at(`${HOSTILE}.html`)], ESCAPED],
    ["tokens and choices", () => ["explain", "--query", "q", "--response", HOSTILE, "--pairs", at("pairs.jsonl")], "A"],
  ])("%s", async (_, args, written) => {
    const { out, err } = await cli(args());
    expect(out + err).toContain(written);
    expect(out + err).not.toMatch(acted);
  });

  it("and JSON is the same JSON", async () => {
    const [{ label }] = jsonOf<{ label: string }>(await cli(["score", at("a.md"), "--json"]));
    expect(label).toBe(`Response A — ${HOSTILE}`);
  });

  it("nor what the encoder's process and its libraries write to stderr", async () => {
    const script = at("complains.mjs");
    await writeFile(script, `process.stderr.write(${JSON.stringify(`${HOSTILE}\nsecond`)}, () => process.exit(0));`);
    const lines: string[] = [];
    const { child } = startProcess(
      { script, folder, threads: 1, onStderr: (line) => lines.push(line) },
      { progress: () => {} },
    );
    await new Promise((resolve) => child.once("close", resolve));
    expect(lines).toEqual([HOSTILE, "second"]);
  });
});

it.skipIf(!isBuiltin("node:sqlite"))(
  "a cache that another process locks is reported, and slows nothing down",
  async () => {
    const cache = join(folder, "locked.sqlite");
    const { DatabaseSync } = await import("node:sqlite");
    const other = new DatabaseSync(cache);
    other.exec(
      "PRAGMA journal_mode = WAL; CREATE TABLE theirs (x); PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO theirs VALUES (1)",
    );
    const { code, out, err } = await cli(["score", "--query", "Why?", "--response", "Because."], { cache });
    other.close();
    expect([code, out]).toEqual([0, expect.stringMatching(/· general ·/)]);
    expect(err).toMatch(/^The cache of embeddings is on disk; another process has locked it: \d+ texts/);
  },
);
