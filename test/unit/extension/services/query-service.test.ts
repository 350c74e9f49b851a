import { describe, expect, it, vi } from "vitest";

vi.mock("vscode", () => import("../fake-vscode.ts"));
const { QueryService } = await import("../../../../src/extension/services/query-service.ts");
type Uri = Parameters<InstanceType<typeof QueryService>["of"]>[0];

/** As much of an address as a query needs. */
const file = (path: string) => ({ scheme: "file", path, toString: () => `file://${path}` }) as unknown as Uri;

function service() {
  const stored = new Map<string, unknown>();
  const memento = {
    get: (key: string) => stored.get(key),
    update: async (key: string, value: unknown) => void stored.set(key, value),
  };
  return new QueryService(memento as never);
}

describe("the queries of files", () => {
  it("belong to one file each, and a blank one clears it", async () => {
    const queries = service();
    await queries.set(file("/a.md"), "  Who owns it?\n");
    expect(queries.of(file("/a.md"))).toBe("Who owns it?");
    expect(queries.of(file("/b.md"))).toBeUndefined();
    await queries.set(file("/a.md"), "  ");
    expect(queries.of(file("/a.md"))).toBeUndefined();
  });

  it("say what changed, and say nothing where nothing did", async () => {
    const queries = service();
    const changes: unknown[] = [];
    queries.onDidChangeQuery(({ before, after }) => changes.push([before, after]));
    await queries.set(file("/a.md"), "one");
    await queries.set(file("/a.md"), "one");
    await queries.set(file("/a.md"), "two");
    await queries.set(file("/a.md"), undefined);
    expect(changes).toEqual([
      [undefined, "one"],
      ["one", "two"],
      ["two", undefined],
    ]);
  });

  it("go with a file or a folder that is renamed, and with no other of a similar name", async () => {
    const queries = service();
    await queries.set(file("/old/a.md"), "a");
    await queries.set(file("/older.md"), "b");
    await queries.move(file("/old"), file("/new"));
    expect(queries.of(file("/new/a.md"))).toBe("a");
    expect(queries.of(file("/old/a.md"))).toBeUndefined();
    expect(queries.of(file("/older.md"))).toBe("b");
  });

  it("are offered for other files, the newest first and each once", async () => {
    const queries = service();
    for (const [path, query] of [
      ["/a", "1"],
      ["/b", "2"],
      ["/c", "1"],
      ["/d", "3"],
    ])
      // prettier-ignore
      await queries.set(file(path), query);
    expect(queries.others(file("/d"), 5)).toEqual(["1", "2"]);
  });
});
