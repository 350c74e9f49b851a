import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPersons, readSelection } from "../../../../scripts/data/selection.ts";
import { addressOf, readSources } from "../../../../scripts/data/sources.ts";
import { root } from "../../../../scripts/lib/paths.ts";
import { SOURCES } from "../../../../scripts/lib/general/sources.ts";
import { sha256 } from "../../../../src/store/files/canonical-json.ts";

const table = await readSources(join(root, "scripts", "data", "sources.json"));
const files = Object.assign({}, ...table.map((set) => set.files)) as Record<string, string>;
const selections = join(root, "scripts", "data", "selections");
const shared = join(root, "..", "shared", "data");

describe("the table of sources", () => {
  it("has every set that is trained or measured on, and no other", () => {
    expect(table.map(({ name }) => name).sort()).toEqual(Object.keys(SOURCES).sort());
    expect(Object.keys(files)).toHaveLength(25);
  });

  it("has the SHA-256 of every file that a built-in model names", async () => {
    const folder = join(root, "media", "starters");
    const cards = (await readdir(folder)).map((name) => readFile(join(folder, name, "card.json"), "utf8"));
    const named = (await Promise.all(cards)).flatMap((card) => card.match(/\b[0-9a-f]{64}\b(?= and|;|\.)/g) ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((hash) => !Object.values(files).includes(hash))).toEqual([]);
  });

  it("has a selection for every set that is not whole, of 20 KB at most", async () => {
    const whole = ["hh-helpful", "hh-harmless", "finegrained-qa"];
    const names = table.map(({ name }) => name).filter((name) => !whole.includes(name));
    expect((await readdir(selections)).sort()).toEqual(names.map((name) => `${name}.json`).sort());
    for (const name of names.filter((other) => other !== "ukp"))
      expect(
        (await readSelection(selections, name)).pairs.every((pair) => pair >= 0),
        name,
      ).toBe(true);
    expect(await readPersons(selections)).toHaveLength(567);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(selections, `${name}.json`))).size));
    expect(Math.max(...sizes)).toBeLessThan(20_000);
  });

  it("is what docs/data.md lists: set, repository and licence", async () => {
    const page = await readFile(join(root, "docs", "data.md"), "utf8");
    const rows = [...page.matchAll(/^\| ([\w-]+) +\|[^|]*\| \[([^\]]*)\]\(\S*\) +\| (.*?) +\|$/gm)];
    expect(rows.map(([, name, repository, licence]) => `${name} ${repository} ${licence}`)).toEqual(
      table.map(
        ({ name, repository }) => `${name} ${repository} ${SOURCES[name].licence.replace("none", "none stated")}`,
      ),
    );
    const sources = table.flatMap((set) => Object.keys(set.sources));
    expect(page).toContain(
      `in ${sources.length} files from GitHub and makes ${Object.keys(files).length} files of ${table.length} sets`,
    );
  });

  it("gives addresses of one commit, with blanks and the like escaped", () => {
    const [set] = table;
    expect(addressOf(set, "a folder/b#.json", "https://example.org")).toBe(
      `https://example.org/${set.repository}/${set.commit}/a%20folder/b%23.json`,
    );
  });

  it.skipIf(!existsSync(shared))("has the SHA-256 of the files in ../shared/data", async () => {
    const found = await Promise.all(
      Object.keys(files).map(async (file) => [file, sha256(await readFile(join(shared, file)))] as const),
    );
    expect(Object.fromEntries(found)).toEqual(files);
  });
});
