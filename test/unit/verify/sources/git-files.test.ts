import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { diskFiles, repositoryRoot } from "../../../../src/verify/sources/disk-files.ts";
import { fromRoot } from "../../../../src/verify/sources/files.ts";
import { gitFiles } from "../../../../src/verify/sources/git-files.ts";
import { commitOf } from "../../../../src/verify/sources/git.ts";
import { commit, git, repository, write } from "../../../support/verify.ts";

const texts = {
  "out/a.jsonl": "first\n",
  "out/deep/b.jsonl": "\n\nsecond",
  "out/[1].md": "",
  "node_modules/x/c.jsonl": "never",
  "out/ü b.jsonl": "third",
  "out/same.jsonl": "first\n",
};
const read = async (files: ReturnType<typeof diskFiles>, paths: readonly string[]) =>
  (await files.read(paths)).map((bytes) => new TextDecoder().decode(bytes));

/** The files of a repository's folder, and of its last commit. */
const bothOf = async (root: string) => [diskFiles(root), await gitFiles(root, await commitOf(root, "HEAD"))];

describe("files of a revision and of the working tree", () => {
  const root = repository(texts);
  git(root, "tag", "start");
  write(root, { "out/a.jsonl": "changed", "out/new.jsonl": "new" });

  it("are the same where nothing changed", async () => {
    const before = await gitFiles(root, await commitOf(root, "start"));
    const now = diskFiles(root);
    const was = ["out/a.jsonl", "out/deep/b.jsonl", "out/same.jsonl", "out/ü b.jsonl"];
    expect(await before.list("out/**/*.jsonl")).toEqual(was);
    expect(await now.list("out/**/*.jsonl")).toEqual([
      "out/a.jsonl",
      "out/deep/b.jsonl",
      "out/new.jsonl",
      ...was.slice(2),
    ]);
    expect(await read(before, was)).toEqual(["first\n", "\n\nsecond", "first\n", "third"]);
    expect(await read(now, was)).toEqual(["changed", "\n\nsecond", "first\n", "third"]);
    for (const files of [before, now]) {
      expect(await files.list("**/*.jsonl")).not.toContain("node_modules/x/c.jsonl");
      expect(await files.list("out/[1].md")).toEqual(["out/[1].md"]);
      expect(await files.list("nothing/*")).toEqual([]);
    }
  });

  it("are those of a folder where it is named, as far as they can be read", async () => {
    const other = repository({
      "sets/new [1]/b.jsonl": "b",
      "sets/new [1]/deep/a.csv": "a",
      "sets/new [1]/picture.png": "x",
      "sets/new [1]/.hidden.jsonl": "x",
      "sets/new [1]/node_modules/c.jsonl": "x",
      "sets/other.jsonl": "x",
    });
    for (const files of await bothOf(other))
      expect(await files.list("sets/new [1]")).toEqual(["sets/new [1]/b.jsonl", "sets/new [1]/deep/a.csv"]);
  });

  it("are the same by the repository's own folder and by a pattern of folders, without files of expectations", async () => {
    const other = repository({
      "v1/a.jsonl": "a",
      "v2/deep/b.csv": "b",
      "v2/tone.reward.yaml": "cases: []",
      "other.reward.json": "{}",
    });
    for (const files of await bothOf(other)) {
      expect(await files.list(".")).toEqual(["v1/a.jsonl", "v2/deep/b.csv"]);
      expect(await files.list("v2")).toEqual(["v2/deep/b.csv"]);
      expect(await files.list("v?/dee[p]")).toEqual(["v2/deep/b.csv"]);
    }
  });

  it("reads more blobs than one call of git takes", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, i) => [`many/${i}.txt`, `text ${i}\n`.repeat(i % 5)]),
    );
    const other = repository(many);
    const files = await gitFiles(other, await commitOf(other, "HEAD"));
    const paths = await files.list("many/*");
    expect(paths).toHaveLength(250);
    expect(await read(files, paths)).toEqual(paths.map((path) => many[path]));
  });

  it("takes a branch, a tag, a commit and what they begin with", async () => {
    const id = git(root, "rev-parse", "HEAD").trim();
    for (const revision of ["main", "start", id, id.slice(0, 8), "HEAD", "@", "HEAD^{commit}", "refs/heads/main"])
      expect(await commitOf(root, revision)).toBe(id);
  });

  it.each(["--exec=touch x", "-h", "a b", "main..start", "main:out", "", "\0", "$(touch x)", "a\n", "^main"])(
    "refuses %j as a revision before git sees it",
    async (revision) => {
      await expect(commitOf(root, revision)).rejects.toThrow(/is not a revision\. Give a branch, a tag or a commit/);
    },
  );

  it("says what to do about a revision that is not there, and without a repository", async () => {
    await expect(commitOf(root, "nowhere")).rejects.toThrow(
      /^There is no revision nowhere\. In CI, check out with fetch-depth: 0/,
    );
    await expect(commitOf(mkdtempSync(join(tmpdir(), "rewardlens-none-")), "main")).rejects.toThrow(
      /^There is no git repository here, so nothing is known of earlier revisions\. Work in a repository$/,
    );
  });

  it("says what to do about a repository of somebody else, which git does not read", async () => {
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    vi.stubEnv("HOME", mkdtempSync(join(tmpdir(), "rewardlens-home-")));
    await expect(commitOf(root, "main")).rejects.toThrow(
      /belongs to somebody else\. Run git config --global --add safe/,
    );
    vi.unstubAllEnvs();
  });

  it("writes nothing to the repository", async () => {
    const other = repository({ "a.txt": "a" });
    const state = () => git(other, "count-objects", "-v") + git(other, "status", "--porcelain") + git(other, "reflog");
    const before = state();
    const files = await gitFiles(other, await commitOf(other, "main"));
    await read(files, await files.list("*"));
    expect(state()).toBe(before);
  });

  it("follows no link out of the repository", async () => {
    const outside = mkdtempSync(join(tmpdir(), "rewardlens-outside-"));
    writeFileSync(join(outside, "secret.jsonl"), "secret");
    symlinkSync(outside, join(root, "out", "link"));
    symlinkSync(join(outside, "secret.jsonl"), join(root, "out", "secret.jsonl"));
    commit(root);
    const now = diskFiles(root);
    expect(await now.list("out/**/*.jsonl")).not.toContain("out/link/secret.jsonl");
    await expect(now.read(["out/link/secret.jsonl"])).rejects.toThrow(/outside of/);
    await expect(now.read(["out/secret.jsonl"])).rejects.toThrow(/outside of/);
    const before = await gitFiles(root, await commitOf(root, "main"));
    expect(await before.list("out/secret.jsonl")).toEqual([]);
  });

  it("says which file is missing", async () => {
    await expect(diskFiles(root).read(["out/none.md"])).rejects.toThrow(
      /^There is no file out\/none\.md\. Check the path/,
    );
  });

  it("says so where a folder is named as a file, without its path on this machine", async () => {
    await expect(diskFiles(root).read(["out"])).rejects.toThrow(/^out is a folder\. Name a file in it$/);
  });

  it("finds the repository's root from a folder in it", () => {
    expect(repositoryRoot(join(root, "out", "deep"))).toBe(root);
  });
});

describe("a path in a file", () => {
  it("is from that file on", () => {
    expect(fromRoot("b/*.jsonl", "a/x.reward.yaml")).toBe("a/b/*.jsonl");
    expect(fromRoot("../b.md", "a/x.reward.yaml")).toBe("b.md");
    expect(fromRoot(".\\b.md", "a/x.reward.yaml")).toBe("a/b.md");
    expect(fromRoot("b/", "a/x.reward.yaml")).toBe("a/b");
    expect(fromRoot("./", "x.reward.yaml")).toBe(".");
  });

  it.each(["../../b.md", "/etc/passwd", "C:\\x", "c:/x", "../../../*.jsonl", "\\\\server\\share"])(
    "may not lead out of the repository: %s",
    (path) => {
      expect(() => fromRoot(path, "a/x.reward.yaml")).toThrow(/is outside of the repository\. Name files in it/);
    },
  );
});
