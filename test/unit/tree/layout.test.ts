import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";
import { importsByFile } from "./imports-by-file.ts";

// By a name that the compiler does not follow: the configuration has no types.
const { allow } = (await import(join(root, "eslint.config.js"))) as { allow: Record<string, string[]> };
const read = (file: string) => readFile(join(root, file), "utf8");
/** The cells of a table's rows, the first table after a heading. */
function rowsAfter(text: string, heading: string): string[][] {
  const [, part] = text.split(`# ${heading}\n`);
  const lines = (part ?? "").split(/\n#+ /)[0].split("\n");
  const table = lines.filter((line) => line.startsWith("|")).slice(2);
  return table.map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1)); // prettier-ignore
}
const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]);

describe("what a newcomer reads", () => {
  it("names files and folders that exist, for at least ten things to change", async () => {
    const rows = rowsAfter(await read("CONTRIBUTING.md"), "To change X, open Y");
    expect(rows.length).toBeGreaterThanOrEqual(12);
    const paths = rows.flatMap(([, open, test]) => [...named(open), ...named(test)]);
    const missing = paths.filter((path) => path !== "commands.ts" && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it("lists every folder with what it may import, as the linter has it", async () => {
    const rows = rowsAfter(await read("docs/architecture.md"), "Folders");
    const listed = Object.fromEntries(
      rows.map(([folder, , targets]) => [
        named(folder)[0].replace("src/", ""),
        targets === "nothing" ? [] : targets.split(", "),
      ]),
    );
    expect(listed).toEqual(allow);
  });

  it("lists the rooms of src/core, which import only from rooms above them", async () => {
    const rows = rowsAfter(await read("docs/architecture.md"), "Rooms of `src/core`");
    const rooms = rows.map(([folder, contents]) => (named(folder)[0] === "./" ? named(contents) : named(folder)));
    const placeOf = (file: string) => rooms.findIndex((names) => names.includes(file.split("/")[2]));
    const files = [...importsByFile(["src/core"])];
    expect(files.filter(([file]) => placeOf(file) < 0).map(([file]) => file)).toEqual([]);
    const upward = files.flatMap(([file, imports]) => {
      const wrong = imports.filter((imported) => placeOf(imported) > placeOf(file));
      return wrong.map((imported) => `${file} imports ${imported}`);
    });
    expect(upward).toEqual([]);
  });

  it("lists every folder of src/extension, of which no room imports a feature", async () => {
    const rows = rowsAfter(await read("docs/architecture.md"), "Rooms of `src/extension`");
    const features = rows.flatMap(([folder, names]) => (folder === "features" ? named(names) : []));
    const rooms = rows.flatMap(([folder]) => named(folder)).filter((name) => name !== "./");
    const entries = await readdir(join(root, "src/extension"), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect([...rooms, ...features].toSorted()).toEqual(folders.toSorted());
    const folderOf = (file: string) => file.split("/")[2];
    const wrong = [...importsByFile(["src/extension"])].flatMap(([file, imports]) =>
      imports
        .filter((imported) => rooms.includes(folderOf(file)) && features.includes(folderOf(imported)))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it("finds no folder of src and webview with more than twenty files", async () => {
    const entries = await Promise.all(
      ["src", "webview"].map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
    );
    const files = entries.flat().filter((entry) => entry.isFile());
    const counts = Map.groupBy(files, ({ parentPath }) => relative(root, parentPath));
    expect(counts.size).toBeGreaterThan(50);
    expect([...counts].filter(([, { length }]) => length > 20).map(([folder]) => folder)).toEqual([]);
  });

  it("finds a folder of tests for every folder of src and webview", async () => {
    const folders = [...(await readdir(join(root, "src"))), "webview"];
    const tested = await readdir(join(root, "test", "unit"));
    const elsewhere = ["extension", "protocol"];
    expect(folders.filter((folder) => !tested.includes(folder) && !elsewhere.includes(folder))).toEqual([]);
  });
});
