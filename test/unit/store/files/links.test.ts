import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newQueueFile } from "../../../../src/extension/pairs/queues/queue-file.ts";
import {
  newQueuePath,
  queuesFolder,
  readQueues,
  removeQueue,
  writeQueue,
} from "../../../../src/extension/pairs/queues/queue-files.ts";
import { openHeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { openPreferenceLog, preferencesPath } from "../../../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { aHead } from "../heads/a-head.ts";
import { preference } from "../../../support/preference.ts";
import { readLog } from "../log/read-log.ts";

let root: string;
let folder: string;
let outside: string;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), "rewardlens-links-"));
  [folder, outside] = ["workspace", "outside"].map((name) => join(root, name));
  for (const path of [folder, outside, join(folder, ".rewardlens")]) await fs.mkdir(path);
});
afterEach(() => fs.rm(root, { recursive: true }));

const own = (...parts: string[]) => join(folder, ".rewardlens", ...parts);
const refused = { name: "StoreError", code: "outside", message: expect.stringContaining("Replace the link") };
async function viaAnother(target: string): Promise<void> {
  await fs.symlink(target, join(folder, "second"));
  await fs.symlink(join(folder, "second"), preferencesPath(folder));
}
const queue = newQueueFile({ name: "q", seed: 1, sources: [], created: new Date(0) });
/** Names and contents of all that is outside. */
async function left(): Promise<[string, string][]> {
  const names = (await fs.readdir(outside, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(
    names.map(async ({ name, parentPath }) => [name, await fs.readFile(join(parentPath, name), "utf8")]),
  );
}

describe.skipIf(process.platform === "win32")("a link out of the folder", () => {
  it.each([
    ["the log", () => fs.symlink(join(outside, "kept.txt"), preferencesPath(folder))],
    ["the log, to a file that is not there yet", () => fs.symlink(join(outside, "new.txt"), preferencesPath(folder))],
    ["the log, to a file that is not there yet behind another link", () => viaAnother(join(outside, "new.txt"))],
    [
      "the log, to a file that is not there yet in a linked folder",
      async () => {
        await fs.symlink(outside, join(folder, "linked"));
        await fs.symlink(join(folder, "linked", "new.txt"), preferencesPath(folder));
      },
    ],
    ["the log, by a relative path", () => fs.symlink("../../outside/kept.txt", preferencesPath(folder))],
    ["its folder", () => fs.rmdir(own()).then(() => fs.symlink(outside, own()))],
  ])("is neither read nor written through as %s", async (_, link) => {
    await fs.writeFile(join(outside, "kept.txt"), "kept");
    await link();
    const log = openPreferenceLog(folder);
    await expect(log.append(preference("q"))).rejects.toMatchObject(refused);
    await expect(readLog(log)).rejects.toMatchObject(refused);
    await expect(new PreferenceStore(folder).refresh()).rejects.toMatchObject(refused);
    expect(await left()).toEqual([["kept.txt", "kept"]]);
  });

  it("is not followed by heads: saved, listed, read, renamed, removed", async () => {
    const elsewhere = openHeadRegistry(outside);
    await elsewhere.save(aHead("theirs"));
    const before = await left();
    await fs.symlink(elsewhere.path, own("heads"));
    const registry = openHeadRegistry(folder);
    const encoder = { id: aHead().card.encoder, dimension: 2 };
    for (const act of [
      () => registry.save(aHead("mine")),
      () => registry.list(),
      () => registry.load("theirs"),
      () => registry.report("theirs"),
      () => registry.newest(encoder),
      () => registry.rename("theirs", "mine"),
      () => registry.remove("theirs"),
    ])
      await expect(act()).rejects.toMatchObject(refused);
    expect(await left()).toEqual(before);
  });

  it("is skipped with its reason where it is one head, or one of its files", async () => {
    const registry = openHeadRegistry(folder);
    const path = await registry.save(aHead("mine"));
    await fs.rename(join(path, "head.safetensors"), join(outside, "weights"));
    await fs.symlink(join(outside, "weights"), join(path, "head.safetensors"));
    const { cards, problems } = await registry.list();
    expect(cards).toEqual([]);
    expect(problems).toEqual([{ id: "mine", message: expect.stringContaining("is a link to") }]);
    await expect(registry.load("mine")).rejects.toMatchObject(refused);
  });

  it("is not followed by queues: read, written, removed", async () => {
    await fs.writeFile(join(outside, "q.json"), "{}");
    await fs.mkdir(queuesFolder(folder));
    await fs.symlink(join(outside, "q.json"), join(queuesFolder(folder), "q.json"));
    expect(await readQueues(folder)).toMatchObject([{ message: refused.message }]);
    await fs.rm(queuesFolder(folder), { recursive: true });
    await fs.symlink(outside, queuesFolder(folder));
    await expect(readQueues(folder)).rejects.toMatchObject(refused);
    await expect(writeQueue(newQueuePath(folder, "new"), queue)).rejects.toMatchObject(refused);
    await expect(removeQueue(join(queuesFolder(folder), "q.json"))).rejects.toMatchObject(refused);
    expect(await left()).toEqual([["q.json", "{}"]]);
  });

  it("is followed where it stays in the folder, and where the folder itself is one", async () => {
    await fs.rmdir(own());
    await fs.mkdir(join(folder, "data"));
    await fs.symlink("data", own());
    await fs.symlink(folder, join(root, "linked"));
    const linked = join(root, "linked");
    await openPreferenceLog(linked).append(preference("q"));
    await openHeadRegistry(linked).save(aHead("mine"));
    await writeQueue(newQueuePath(linked, "new"), queue);
    expect((await fs.readdir(join(folder, "data"))).sort()).toEqual([
      ".gitattributes",
      "heads",
      "preferences.jsonl",
      "queues",
    ]);
    expect((await readLog(openPreferenceLog(folder))).records).toHaveLength(1);
  });
});
