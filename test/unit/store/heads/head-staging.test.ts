import { fork } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCard, loadHead } from "../../../../src/store/heads/load-head.ts";
import { saveHead } from "../../../../src/store/heads/save-head.ts";
import { openHeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { stagingPath } from "../../../../src/store/files/staging.ts";
import { newQueueFile } from "../../../../src/extension/pairs/queues/queue-file.ts";
import { newQueuePath, queuesFolder, writeQueue } from "../../../../src/extension/pairs/queues/queue-files.ts";
import { aHead } from "./a-head.ts";

let folder: string;
let target: string;
let dead: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-staging-"));
  target = join(folder, "mine");
  dead = await deadStaging(target);
});
afterEach(() => fs.rm(folder, { recursive: true }));

/** What a process of this machine that is gone would have written beside a target. */
async function deadStaging(of: string): Promise<string> {
  const child = fork("-e", [], { execPath: process.execPath, execArgv: ["-e", ""], silent: true });
  await once(child, "exit");
  return stagingPath(of).replace(`-${process.pid}-`, `-${child.pid}-`);
}
const hours = async (path: string, ago: number) => {
  const time = new Date(Date.now() - ago * 3_600_000);
  await fs.utimes(path, time, time);
};

describe("a head whose saving was killed", () => {
  it("is read from where the earlier one was moved to, and put back by the next save", async () => {
    await saveHead(target, aHead("old"));
    await fs.rename(target, `${dead}.old`);
    await saveHead(join(folder, "new"), aHead("new"));
    await fs.rename(join(folder, "new"), dead);
    expect((await loadHead(target)).card.id).toBe("old");
    expect((await loadCard(target)).id).toBe("old");
    await saveHead(target, aHead("newer"));
    expect((await loadHead(target)).card.id).toBe("newer");
    expect(await fs.readdir(folder)).toEqual(["mine"]);
  });

  it("is put back in the registry too, where another head is saved", async () => {
    const registry = openHeadRegistry(folder);
    const path = await registry.save(aHead("one"));
    await fs.rename(path, `${await deadStaging(path)}.old`);
    expect((await registry.load("one")).card.id).toBe("one");
    await registry.save(aHead("two"));
    expect((await fs.readdir(registry.path)).sort()).toEqual(["one", "two"]);
  });

  it("leaves nothing behind once the next one is saved, but what live processes are writing", async () => {
    const live = stagingPath(target); // this process's
    const stranger = join(folder, `.mine-00000000-1-0123abcd.tmp`); // another machine's
    const earlier = join(folder, ".mine-0123abcd.tmp"); // an earlier version's
    for (const path of [dead, `${dead}.old`, live, stranger, earlier]) await fs.mkdir(path);
    const others = [".other-0123abcd.tmp", ".mine", ".git", "mine-0123abcd.tmp"];
    for (const name of others) await fs.mkdir(join(folder, name));
    await saveHead(target, aHead());
    const kept = [...others, "mine", basename(live), basename(stranger), basename(earlier)];
    expect((await fs.readdir(folder)).sort()).toEqual(kept.sort());
    for (const path of [live, stranger, earlier]) await hours(path, 2);
    await saveHead(target, aHead());
    expect((await fs.readdir(folder)).sort()).toEqual([...others, "mine", basename(live)].sort());
  });
});

describe("a head whose naming was killed", () => {
  it("can be named, replaced and read, and its half-written card goes", async () => {
    const registry = openHeadRegistry(folder);
    const path = await registry.save(aHead("one"));
    const half = await deadStaging(join(path, "card.json"));
    for (const name of [half, join(path, ".card-0123abcd.tmp")]) await fs.writeFile(name, "{");
    await registry.save(aHead("one"));
    expect((await fs.readdir(path)).sort()).toEqual(["card.json", "head.safetensors"]);
    await fs.writeFile(half, "{");
    await registry.rename("one", "a name");
    expect((await registry.load("one")).card.name).toBe("a name");
    expect((await fs.readdir(path)).sort()).toEqual(["card.json", "head.safetensors"]);
  });
});

describe("a queue whose writing was killed", () => {
  it("leaves nothing behind once it is written", async () => {
    const queue = newQueueFile({ name: "q", seed: 1, sources: [], created: new Date(0) });
    const path = newQueuePath(folder, "q");
    await writeQueue(path, queue);
    await fs.writeFile(await deadStaging(path), "{");
    await writeQueue(path, queue);
    expect(await fs.readdir(queuesFolder(folder))).toEqual([basename(path)]);
  });
});
