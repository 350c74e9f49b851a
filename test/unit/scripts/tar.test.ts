import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { packFolder } from "../../../scripts/lib/install/tar.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "rewardlens-tar-"))));
afterEach(() => rm(folder, { recursive: true }));

it("packs the same bytes for the same files, with the named one first and programs that can be run", async () => {
  const source = join(folder, "source");
  await mkdir(join(source, "node"), { recursive: true });
  for (const [name, text] of Object.entries({ "facts.json": "{}", "node/node": "program", a: "x".repeat(1000) }))
    await writeFile(join(source, name), text);
  const [one, two] = [join(folder, "one.tar.gz"), join(folder, "two.tar.gz")];
  await packFolder(source, one, "facts.json", (path) => path === "node/node");
  await utimes(join(source, "a"), 1, 1);
  await packFolder(source, two, "facts.json", (path) => path === "node/node");
  expect((await readFile(one)).equals(await readFile(two))).toBe(true);
  const entries: [string, number, number][] = [];
  for await (const entry of createReadStream(one).pipe(createGunzip()).pipe(extract())) {
    entries.push([entry.header.name, entry.header.size!, entry.header.mode!]);
    entry.resume();
  }
  expect(entries).toEqual([
    ["facts.json", 2, 0o644],
    ["a", 1000, 0o644],
    ["node/node", 7, 0o755],
  ]);
});
