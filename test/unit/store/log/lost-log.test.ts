import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newQueueFile } from "../../../../src/extension/pairs/queues/queue-file.ts";
import { newQueuePath, writeQueue } from "../../../../src/extension/pairs/queues/queue-files.ts";
import { openHeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { openPreferenceLog, preferencesPath } from "../../../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { aHead } from "../heads/a-head.ts";
import { preference } from "../../../support/preference.ts";
import { readLog } from "./read-log.ts";

let root: string;
let folder: string;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), "rewardlens-lost-"));
  folder = join(root, "project");
  await fs.mkdir(folder);
});
afterEach(() => fs.rm(root, { recursive: true }));

/** A log that waits for a moment only. */
const open = () => openPreferenceLog(folder, fs, 50);
const queriesIn = async (place: string) =>
  (await readLog(openPreferenceLog(place))).records.map((record) => record.kind === "preference" && record.query);
const removals: [string, () => Promise<void>][] = [
  ["the log", () => fs.rm(preferencesPath(folder))],
  [".rewardlens", () => fs.rm(join(folder, ".rewardlens"), { recursive: true })],
];

describe("a log that is taken away while it is in use", () => {
  it.each(removals)("is not made again in silence: %s", async (_, remove) => {
    const log = open();
    await log.append(preference("one"));
    await remove();
    // Whoever opens it: all in this process know.
    for (const write of [
      () => log.append(preference("two")),
      () => openPreferenceLog(folder).appendAll([preference("two")]),
      () => new PreferenceStore(folder).append(preference("two")),
    ])
      await expect(write()).rejects.toMatchObject({
        code: "log-gone",
        folder,
        message: expect.stringMatching(/Nothing was stored.*preferences\.jsonl.*start a new log/),
      });
    await expect(fs.access(preferencesPath(folder))).rejects.toThrow();
  });

  it.each(removals)("can be restored, or begun again: %s", async (_, remove) => {
    const log = open();
    for (const query of ["one", "two"]) await log.append(preference(query));
    await remove();
    await expect(log.append(preference("three"))).rejects.toMatchObject({ code: "log-gone" });
    expect(log.stored).toBe(2);
    expect(await log.restore()).toBe(2);
    await log.append(preference("three"));
    expect(await queriesIn(folder)).toEqual(["one", "two", "three"]);
    expect(await fs.readFile(join(folder, ".rewardlens", ".gitattributes"), "utf8")).toContain("merge=union");
    await remove();
    log.startAgain();
    await log.append(preference("again"));
    expect(await queriesIn(folder)).toEqual(["again"]);
  });

  it("continues where it was put back, and adds to it what this process stored", async () => {
    const log = open();
    await log.append(preference("committed"));
    const committed = await fs.readFile(log.path);
    await log.append(preference("mine"));
    await fs.rm(log.path);
    await expect(log.append(preference("refused"))).rejects.toMatchObject({ code: "log-gone" });
    await fs.writeFile(log.path, committed);
    await log.restore();
    expect(await queriesIn(folder)).toEqual(["committed", "mine"]);
  });

  it("was also seen where it was only read", async () => {
    await openPreferenceLog(folder).append(preference("one"));
    const copy = join(root, "copy");
    await fs.cp(folder, copy, { recursive: true });
    await new PreferenceStore(copy).refresh();
    await fs.rm(join(copy, ".rewardlens"), { recursive: true });
    await expect(openPreferenceLog(copy, fs, 50).append(preference("two"))).rejects.toMatchObject({ code: "log-gone" });
  });
});

describe("a workspace folder that is renamed while it is in use", () => {
  const everything: [string, () => Promise<unknown>][] = [
    ["a choice", () => openPreferenceLog(folder).append(preference("two"))],
    ["a head", () => openHeadRegistry(folder).save(aHead())],
    [
      "a queue",
      () =>
        writeQueue(newQueuePath(folder, "q"), newQueueFile({ name: "q", seed: 1, sources: [], created: new Date(0) })),
    ],
  ];

  it.each(everything)("is not made again for %s", async (_, write) => {
    await openPreferenceLog(folder).append(preference("one"));
    await fs.rename(folder, join(root, "renamed"));
    await expect(write()).rejects.toMatchObject({
      code: "folder-gone",
      message: expect.stringMatching(/Nothing was stored.*renamed, moved or deleted. Open the folder where it is now/),
    });
    expect(await fs.readdir(root)).toEqual(["renamed"]);
  });

  it.each(everything)("gets nothing of %s where another program made the old folder again", async (_, write) => {
    await openPreferenceLog(folder).append(preference("one"));
    await fs.rename(folder, join(root, "renamed"));
    await fs.mkdir(folder);
    await expect(write()).rejects.toMatchObject({
      code: "log-gone",
      message: expect.stringContaining("another folder"),
    });
    expect(await fs.readdir(folder)).toEqual([]);
    openPreferenceLog(folder).startAgain();
    await write();
    expect(await fs.readdir(folder)).toEqual([".rewardlens"]);
  });

  it("was seen also where there was no log yet", async () => {
    await new PreferenceStore(folder).refresh();
    await fs.rename(folder, join(root, "renamed"));
    await fs.mkdir(folder);
    await expect(openPreferenceLog(folder).append(preference("two"))).rejects.toMatchObject({ code: "log-gone" });
  });
});
