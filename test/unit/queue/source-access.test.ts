import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Memento, Uri } from "vscode";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PairSource } from "../../../src/extension/pairs/pair-source.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { accessOf, leadsOut, OutsideFiles } = await import("../../../src/extension/pairs/queues/source-access.ts");
const { askOutside, onlyInside } = await import("../../../src/extension/pairs/queues/ask-outside.ts");
const { window } = await import("vscode");

let root: string;
let folder: string;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), "rewardlens-access-"));
  folder = join(root, "workspace");
  await fs.mkdir(join(folder, "answers"), { recursive: true });
  await fs.writeFile(join(folder, "pairs.jsonl"), "{}");
  await fs.writeFile(join(root, "secret.jsonl"), "{}");
});
afterEach(() => fs.rm(root, { recursive: true }));

const uriOf = (fsPath: string, scheme = "file", authority = "") =>
  ({ fsPath, scheme, authority, toString: () => `${scheme}://${authority}${fsPath}` }) as unknown as Uri;
const file = (path: string, ...more: string[]): PairSource => ({ kind: "file", uri: uriOf(path, ...more) });
const inFolder = (name: string) => file(join(folder, name));

function aMemento(): Memento {
  const kept = new Map<string, unknown>();
  const get = (name: string): unknown => kept.get(name);
  return {
    keys: () => [...kept.keys()],
    get: get as Memento["get"],
    update: async (name, value) => void kept.set(name, JSON.parse(JSON.stringify(value))),
  };
}

describe("what a queue's file may read", () => {
  it("is a regular file of its folder, a folder, and its own texts", async () => {
    const folderSource: PairSource = { kind: "folder", uri: uriOf(join(folder, "answers")), query: "q" };
    const texts: PairSource = { kind: "texts", uri: uriOf("/anywhere", "untitled"), name: "n", pairs: [] };
    await fs.symlink("pairs.jsonl", join(folder, "link.jsonl"));
    for (const source of [
      inFolder("pairs.jsonl"),
      inFolder("link.jsonl"),
      inFolder("missing.jsonl"),
      folderSource,
      texts,
    ])
      expect(await accessOf(source, folder)).toEqual({ kind: "allowed" });
  });

  it("is nothing but files: no address, no command, no unsaved document", async () => {
    for (const scheme of ["https", "http", "untitled", "command", "vscode-userdata", "git"])
      expect(await accessOf(file("/x", scheme, "example.org"), folder)).toMatchObject({
        kind: "refused",
        message: expect.stringContaining(`${scheme}://example.org/x`),
      });
  });

  it("is asked about where it really is outside: by its path, by a link, on another machine", async () => {
    const secret = join(root, "secret.jsonl");
    await fs.symlink(secret, join(folder, "link.jsonl"));
    await fs.symlink(root, join(folder, "up"));
    const real = await fs.realpath(secret);
    expect(await accessOf(file(secret), folder)).toEqual({ kind: "ask", path: secret });
    expect(await accessOf(inFolder("../secret.jsonl"), folder)).toEqual({ kind: "ask", path: secret });
    expect(await accessOf(inFolder("link.jsonl"), folder)).toEqual({ kind: "ask", path: real });
    expect(await accessOf(inFolder("up/secret.jsonl"), folder)).toEqual({ kind: "ask", path: real });
    expect(await accessOf(file(join(folder, "pairs.jsonl"), "file", "server"), folder)).toMatchObject({ kind: "ask" });
  });

  it.skipIf(process.platform === "win32")(
    "refuses a FIFO, device or folder in place of a file, and a file in place of a folder",
    async () => {
      await promisify(execFile)("mkfifo", [join(folder, "fifo.jsonl")]);
      const notFolder: PairSource = { kind: "folder", uri: uriOf(join(folder, "pairs.jsonl")), query: "" };
      for (const source of [inFolder("fifo.jsonl"), inFolder("answers"), notFolder])
        expect(await accessOf(source, folder)).toMatchObject({
          kind: "refused",
          message: expect.stringContaining("regular"),
        });
    },
  );

  it("does not follow links out of a folder of responses", async () => {
    const answers = join(folder, "answers");
    await fs.symlink(join(root, "secret.jsonl"), join(answers, "out.md"));
    await fs.symlink(join(folder, "pairs.jsonl"), join(answers, "in.md"));
    await fs.symlink(join(root, "nothing"), join(answers, "dangling.md"));
    const out = (name: string, workspaceFolder?: string) => leadsOut(answers, name, workspaceFolder);
    expect(
      await Promise.all([out("out.md", folder), out("in.md", folder), out("in.md"), out("dangling.md", folder)]),
    ).toEqual([true, false, true, true]);
  });
});

type Asked = [message: string, options: { detail: string }];

describe("the question about files outside", () => {
  const asked: unknown[][] = [];
  let answer: string | undefined;
  beforeEach(() => {
    asked.length = 0;
    window.showWarningMessage = ((...args: unknown[]) => {
      asked.push(args);
      return Promise.resolve(answer);
    }) as never;
  });

  it("shows the real paths once, is modal, and is remembered by VS Code, not by the folder", async () => {
    const state = aMemento();
    await fs.symlink(join(root, "secret.jsonl"), join(folder, "link.jsonl"));
    const sources = [inFolder("pairs.jsonl"), inFolder("link.jsonl"), file("/x", "https")];
    const kinds = async () => (await askOutside(state)(sources, { name: "Mine", folder })).map(({ kind }) => kind);
    answer = undefined;
    expect(await kinds()).toEqual(["allowed", "ask", "refused"]);
    answer = "Read These Files";
    expect(await kinds()).toEqual(["allowed", "allowed", "refused"]);
    expect(await kinds()).toEqual(["allowed", "allowed", "refused"]);
    expect(asked).toHaveLength(2);
    const [message, { modal, detail }] = asked[1] as [string, { modal: boolean; detail: string }];
    expect([message, modal]).toEqual([expect.stringContaining("Mine"), true]);
    expect(detail).toContain(await fs.realpath(join(root, "secret.jsonl")));
    expect(await onlyInside(sources, { name: "Mine", folder })).toMatchObject([{}, { kind: "ask" }, {}]);
    // Another folder's queue, and a link that was turned since, are asked about again.
    await fs.mkdir(join(root, "second"));
    expect(await new OutsideFiles(state).access(inFolder("link.jsonl"), join(root, "second"))).toMatchObject({
      kind: "ask",
    });
    await fs.writeFile(join(root, "worse.jsonl"), "{}");
    await fs.rm(join(folder, "link.jsonl"));
    await fs.symlink(join(root, "worse.jsonl"), join(folder, "link.jsonl"));
    answer = undefined;
    expect(await kinds()).toEqual(["allowed", "ask", "refused"]);
  });

  it("lets nothing through that it did not show: every ten files have a question, until the person turns away", async () => {
    const sources = Array.from({ length: 25 }, (_, i) => file(join(root, `elsewhere-${i}`)));
    window.showWarningMessage = ((...args: unknown[]) => {
      asked.push(args);
      return Promise.resolve(asked.length < 3 ? "Read These Files" : undefined);
    }) as never;
    const access = await askOutside(aMemento())(sources, { name: "Mine", folder });
    expect(access.map(({ kind }) => kind)).toEqual(sources.map((_, i) => (i < 20 ? "allowed" : "ask")));
    const shown = (asked as Asked[]).map(([, { detail }]) =>
      detail.split("\n").filter((line) => line.startsWith(root)),
    );
    expect(shown.map((lines) => lines.length)).toEqual([10, 10, 5]);
    expect((asked as Asked[]).map(([, { detail }]) => /(\d+) more/.exec(detail)?.[1])).toEqual(["15", "5", undefined]);
  });

  it("shows a path on one line, with what nobody sees written out", async () => {
    const path = join(root, "a\n\nNothing else is read.\u202etxt");
    await askOutside(aMemento())([file(path)], { name: "Mine", folder });
    const [[, { detail }]] = asked as Asked[];
    expect(detail.split("\n")[0]).toBe(join(root, "a\\n\\nNothing else is read.\\u202etxt"));
  });

  it("is not asked about what the person has just picked", async () => {
    const files = new OutsideFiles(aMemento());
    const picked = file(join(root, "secret.jsonl"));
    await files.allow(picked, folder);
    expect(await files.access(picked, folder)).toEqual({ kind: "allowed" });
    await files.allow(file("/x", "https"), folder);
    expect(await files.access(file("/x", "https"), folder)).toMatchObject({ kind: "refused" });
  });
});
