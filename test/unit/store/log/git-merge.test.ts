import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPreferenceLog, type PreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { preference } from "../../../support/preference.ts";
import { readLog } from "./read-log.ts";

const run = promisify(execFile);
let folder: string;
let log: PreferenceLog;
const git = async (...args: string[]) => {
  const settings = { "user.name": "Ada", "user.email": "ada@example.org", "core.fsync": "none", "gc.auto": "0" };
  const flags = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  return (await run("git", [...flags, ...args], { cwd: folder })).stdout;
};
/** A choice of somebody else's log, who is long gone: the log of this process would bring its newest lines back to every branch. */
const append = async (query: string) => {
  const desk = join(folder, ".git", "desks", query);
  await fs.mkdir(desk, { recursive: true });
  const own = openPreferenceLog(desk);
  const { id } = await own.append(preference(query));
  if (existsSync(dirname(log.path))) await fs.appendFile(log.path, await fs.readFile(own.path));
  else await fs.cp(dirname(own.path), dirname(log.path), { recursive: true });
  return id;
};
const commitAll = async (message: string) => {
  await git("add", "--all");
  await git("commit", "--quiet", "--allow-empty", "--message", message);
};

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-git-"));
  log = openPreferenceLog(folder);
  await git("init", "--quiet", "--initial-branch", "main");
});
afterEach(() => fs.rm(folder, { recursive: true }));

/** A branch of `main` as it is, with one choice more. */
async function sideBranch(name: string): Promise<string> {
  await git("switch", "--quiet", "--create", name, "main");
  const id = await append(name);
  await commitAll(name);
  await git("switch", "--quiet", "main");
  return id;
}

describe("the log in git", () => {
  it("merges automatically to the lines of both sides", async () => {
    const base = await append("base");
    await commitAll("base");
    const theirs = await sideBranch("side");
    const ours = await append("ours");
    await commitAll("ours");
    await git("merge", "--quiet", "--no-edit", "side");
    const { records, problems } = await readLog(log);
    expect(problems).toEqual([]);
    expect(records.map(({ id }) => id).sort()).toEqual([base, ours, theirs].sort());
  });

  it("reads both sides where git was not set to merge by lines, and names its marks", async () => {
    await append("base");
    await fs.rm(join(folder, ".rewardlens", ".gitattributes"));
    await commitAll("base");
    await sideBranch("side");
    await append("ours");
    await commitAll("ours");
    await expect(git("merge", "--quiet", "--no-edit", "side")).rejects.toThrow();
    const { records, problems } = await readLog(log);
    expect(records).toHaveLength(3);
    expect(problems.map(({ message }) => message)).toEqual(
      Array(3).fill(expect.stringContaining("Git conflict marker")),
    );
  });

  it("loses nothing to two processes that append while git merges", { timeout: 120_000 }, async () => {
    const wanted = [await append("base")];
    await commitAll("base");
    const sides = ["side-0", "side-1", "side-2", "side-3"];
    for (const side of sides) wanted.push(await sideBranch(side));
    const script = join(import.meta.dirname, "append-until-asked.ts");
    const execArgv = ["--experimental-strip-types", "--no-warnings"];
    const writers = ["a", "b"].map((name) => fork(script, [folder, name], { execArgv }));
    await Promise.all(writers.map((writer) => once(writer, "message")));
    for (const side of sides) {
      // Git refuses while there is a choice that is not committed; then the writers leave it more time.
      for (let merged = false; !merged;) {
        await commitAll("choices");
        merged = await git("merge", "--quiet", "--no-edit", side).then(
          () => true,
          () => false,
        );
        for (const writer of writers) writer.send(merged ? "as before" : "slower");
      }
    }
    for (const writer of writers) {
      const answer = once(writer, "message");
      writer.send("stop");
      const [{ ids }] = (await answer) as [{ ids: string[] }];
      expect(ids.length).toBeGreaterThan(3);
      wanted.push(...ids);
    }
    const { records, problems } = await readLog(log);
    expect(problems).toEqual([]);
    const found = new Set(records.map(({ id }) => id));
    expect(wanted.filter((id) => !found.has(id))).toEqual([]);
    expect(found.size).toBe(wanted.length);
  });
});
