import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatQueueFile, newQueueFile, parseQueueFile } from "../../../src/extension/pairs/queues/queue-file.ts";
import {
  newQueuePath,
  queuesFolder,
  readQueue,
  readQueues,
  removeQueue,
  writeQueue,
} from "../../../src/extension/pairs/queues/queue-files.ts";

const created = new Date("2026-01-02T03:04:05Z");
const queue = (name: string, day = 2) =>
  newQueueFile({
    name,
    seed: 7,
    sources: [{ kind: "file", uri: "pairs.jsonl" }],
    created: new Date(`2026-01-0${day}`),
  });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-queues-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a queue's file", () => {
  it("reads what it writes, for any texts, a line a source", () => {
    const text = fc.string({ unit: fc.oneof(fc.string(), fc.constantFrom("\ud83d", "\u2028", '"', "\n")) });
    fc.assert(
      fc.property(text, text, text, (query, a, b) => {
        const texts = { kind: "texts", uri: ".", name: "n", pairs: [{ query, responses: [a, b] }] } as const;
        const sources = [texts, { kind: "file", uri: "x.csv" }] as unknown as Parameters<
          typeof newQueueFile
        >[0]["sources"];
        const file = newQueueFile({ name: "n", seed: 1, sources, created });
        const source = formatQueueFile(file);
        expect(parseQueueFile(source)).toEqual({ queue: file });
        expect(source.split("\n")).toHaveLength(12);
      }),
    );
  });

  it("keeps fields that a later version added", () => {
    const text = formatQueueFile({ ...queue("q"), later: { a: [1] } });
    const read = parseQueueFile(text);
    expect("queue" in read && formatQueueFile(read.queue)).toBe(text);
    expect(text).toContain('"later": {"a":[1]}');
  });

  it.each([
    ["", "is not JSON"],
    ["[]", "expected object"],
    [formatQueueFile({ ...queue("q"), seed: -1 }), '"seed"'],
    ['{"schema":2}', '"schema"'],
    [formatQueueFile(queue("q")).replace('"file"', '"queue"'), '"sources.0'],
  ])("says what is wrong with %j", (text, message) => {
    expect(parseQueueFile(text)).toEqual({ message: expect.stringContaining(message) });
  });
});

describe("the queues of a folder", () => {
  it("are absent without a folder for them", async () => {
    expect(await readQueues(folder)).toEqual([]);
  });

  it("come oldest first, a broken one with what is wrong", async () => {
    await writeQueue(newQueuePath(folder, "Second one"), queue("Second one", 3));
    await writeQueue(newQueuePath(folder, "第一"), queue("第一", 1));
    await writeFile(join(queuesFolder(folder), "broken.json"), "{");
    await writeFile(join(queuesFolder(folder), "note.md"), "no queue");
    const [broken, first, second] = await readQueues(folder);
    expect(broken).toMatchObject({ message: expect.stringContaining("is not JSON") });
    expect([first, second].map((each) => "queue" in each && each.queue.name)).toEqual(["第一", "Second one"]);
  });

  it("are written whole, and leave nothing beside", async () => {
    const path = newQueuePath(folder, "../../q?");
    expect(path.startsWith(queuesFolder(folder))).toBe(true);
    await writeQueue(path, queue("a"));
    await writeQueue(path, queue("b"));
    expect(await readQueue(path)).toMatchObject({ queue: { name: "b" } });
    expect(await readdir(queuesFolder(folder))).toHaveLength(1);
    await removeQueue(path);
    await removeQueue(path);
    expect(await readQueues(folder)).toEqual([]);
  });

  it("stay as they were where they cannot be written, and the error says what to do", async () => {
    await mkdir(join(folder, ".rewardlens"));
    await writeFile(queuesFolder(folder), "a file where the folder should be");
    const failed = writeQueue(newQueuePath(folder, "q"), queue("q"));
    await expect(failed).rejects.toMatchObject({
      name: "StoreError",
      message: expect.stringContaining("Cannot write"),
    });
    expect(await readFile(queuesFolder(folder), "utf8")).toContain("a file where");
  });
});
