import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { canonicalJson, contentId } from "../../../../src/store/files/canonical-json.ts";
import { Place } from "../../../../src/store/files/place.ts";
import { StoreError } from "../../../../src/store/files/store-error.ts";
import { openPreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { preference } from "../../../support/preference.ts";

let folder: string;
let store: PreferenceStore;
let changes: number;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-store-"));
  store = new PreferenceStore(folder);
  changes = 0;
  store.onDidChange(() => changes++);
});
afterEach(() => fs.rm(folder, { recursive: true }));

const queries = () => store.choices.map(({ current }) => current.query);
/** What another window does. */
const outside = () => openPreferenceLog(folder);

describe("the preference store", () => {
  it("is empty where there is no log, sees one come and go, and says so once each", async () => {
    await store.refresh();
    expect([store.choices, store.problems, changes]).toEqual([[], [], 0]);
    await outside().append(preference("one"));
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect([queries(), changes]).toEqual([["one"], 1]);
    await store.refresh();
    expect(changes).toBe(1);
    await fs.rm(store.path);
    await store.refresh();
    expect([queries(), changes]).toEqual([[], 2]);
  });

  it("knows its own records immediately and reads their responses from the file, unchanged", async () => {
    const { id } = await store.append(preference("q", { responses: ["é\ud800", "b"], tags: ["short"] }));
    await outside().append(preference("other"));
    await store.revise(id, { choice: "tie", strength: 2, reason: "hm" }, "me");
    expect(queries()).toEqual(["q", "other"]);
    const read = await store.read(id);
    expect(read).toMatchObject({ id, responses: ["é\ud800", "b"], choice: "tie", strength: 2, reason: "hm" });
    expect(read).not.toHaveProperty("tags");
    expect(read).not.toHaveProperty("line");
  });

  it("revises, withdraws, restores and withdraws again, at the same instant and by clocks that go wrong", async () => {
    const now = new Date("2026-11-23T12:00:00.000Z");
    const { id } = await store.append(preference("q"));
    await store.revise(id, { choice: "second", strength: 1, reason: "" }, "me", new Date("2030-01-01"));
    await store.revise(id, { choice: "tie", strength: 1, reason: "" }, "me", now);
    expect(store.choices[0].current.choice).toBe("tie");
    const held: boolean[] = [];
    for (const act of ["withdraw", "restore", "withdraw", "restore", "restore"] as const) {
      await store[act](id, "me", now);
      held.push(store.choices[0].withdrawals.length === 0);
    }
    expect(held).toEqual([false, true, false, true, true]);
  });

  it("reads only what was appended, also behind a torn line and one that was torn when it looked", async () => {
    await outside().append(preference("é".repeat(50)));
    const content = { ...preference("è".repeat(50)), schema: 3, kind: "preference" };
    const later = `${canonicalJson({ ...content, id: contentId(content) })}\n`;
    await store.refresh();
    await fs.appendFile(store.path, later.slice(0, 60));
    await store.refresh();
    expect([queries().length, store.problems.map((problem) => problem.line)]).toEqual([1, [2]]);
    await fs.appendFile(store.path, later.slice(60));
    await store.refresh();
    expect([queries().length, store.problems]).toEqual([2, []]);
    await fs.appendFile(store.path, later.slice(0, 60));
    await store.refresh();
    await outside().append(preference("after"));
    await store.refresh();
    expect([queries().at(-1), store.problems.map((problem) => problem.line)]).toEqual(["after", [3]]);
  });

  it.each([
    [
      "replaced by another file",
      async (text: string) => {
        await fs.writeFile(`${store.path}.new`, text);
        await fs.rename(`${store.path}.new`, store.path);
      },
    ],
    ["rewritten in place", (text: string) => fs.writeFile(store.path, text)],
  ])("reads a file again that was %s: longer, shorter, as long", async (_, write) => {
    for (const query of ["one", "two", "six"]) await outside().append(preference(query));
    const lines = (await fs.readFile(store.path, "utf8")).trimEnd().split("\n");
    const check = async (...wanted: string[]) => {
      await write(wanted.map((one) => `${one}\n`).join(""));
      await store.refresh();
      expect(queries()).toEqual(wanted.map((one) => (JSON.parse(one) as { query: string }).query));
    };
    await check(lines[1]);
    await check(lines[0]);
    await check(lines[2], lines[1], lines[0]);
    await check(lines[0], lines[2]);
  });

  it("says that a choice is gone which was removed from outside", async () => {
    const { id } = await outside().append(preference("q"));
    await store.refresh();
    await fs.writeFile(store.path, "");
    await expect(store.read(id)).rejects.toMatchObject({ code: "not-found", message: expect.stringContaining(id) });
  });

  it("appends its own newest records again to a file that git made without them", async () => {
    await outside().append(preference("committed"));
    const committed = await fs.readFile(store.path);
    await store.append(preference("mine"));
    await fs.rm(store.path);
    await fs.writeFile(store.path, committed);
    await store.refresh();
    expect(queries()).toEqual(["committed", "mine"]);
  });

  it("is one per folder, and says once that its own record came: its file has nothing new for a watcher", async () => {
    const own = PreferenceStore.of(folder);
    expect(PreferenceStore.of(join(folder, "."))).toBe(own);
    let reported = 0;
    const stop = own.onDidChange(() => reported++);
    const { id } = await own.append(preference("q"));
    expect([own.choice(id)?.current.query, reported]).toEqual(["q", 1]);
    await PreferenceStore.of(folder).refresh();
    stop();
    expect(reported).toBe(1);
  });

  it("has stored a record although its file cannot be read afterwards, and says so to the next who reads", async () => {
    await store.append(preference("one"));
    const reading = vi.spyOn(Place.prototype, "requireReadable").mockRejectedValue(new StoreError("io", "unreadable"));
    await expect(store.append(preference("two"))).resolves.toMatchObject({ query: "two" });
    await expect(store.refresh()).rejects.toMatchObject({ code: "io" });
    reading.mockRestore();
    await store.refresh();
    expect(queries()).toEqual(["one", "two"]);
  });

  it("says what is in its way, and continues when it is gone", async () => {
    await fs.mkdir(store.path, { recursive: true });
    await expect(store.refresh()).rejects.toMatchObject({ name: "StoreError" });
    await fs.rmdir(store.path);
    await store.append(preference("q"));
    expect(queries()).toEqual(["q"]);
  });
});
