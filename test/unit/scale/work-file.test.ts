import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WorkFile, type WorkFiles } from "../../../src/scale/work-file.ts";

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-work-"));
  out = join(folder, "scored.jsonl");
});
afterEach(() => fs.rm(folder, { recursive: true }));

const JOB = { input: [{ size: 3 }], model: "general" };
const openWork = (job: object = JOB, again = false, files?: WorkFiles) =>
  WorkFile.open(out, job as Record<string, unknown>, again, files);
const part = () => fs.readFile(`${out}.part`, "utf8");

/** Work with two segments that was stopped. */
async function stopped(): Promise<void> {
  const work = await openWork();
  await work.append(2, Buffer.from("one\ntwo\n"), { group: 1 });
  await work.append(1, Buffer.from("three\n"), { group: 2 });
  await work.close();
}

describe("a work file", () => {
  it("is continued after its last segment, and gets its name at the end", async () => {
    await stopped();
    await fs.appendFile(`${out}.part`, "half a li"); // what was on its way
    await fs.appendFile(`${out}.part.jsonl`, '{"rows":1,"byt');
    const work = await openWork();
    expect(work.written).toEqual({ rows: 3, bytes: 14, states: [{ group: 1 }, { group: 2 }], isWhole: false });
    expect(work.changed).toEqual([]);
    await work.append(1, Buffer.from("four\n"), null);
    await work.append(0, Buffer.from("end"), null, true);
    await work.finish();
    expect(await fs.readFile(out, "utf8")).toBe("one\ntwo\nthree\nfour\nend");
    expect(await fs.readdir(folder)).toEqual(["scored.jsonl"]);
  });

  it.each([
    ["another input", { ...JOB, input: [{ size: 4 }] }, ["input"]],
    ["another model", { ...JOB, model: "mine" }, ["model"]],
    ["one option more", { ...JOB, rows: 5 }, ["rows"]],
  ])("begins again for %s, and says why", async (_, job, changed) => {
    await stopped();
    const work = await openWork(job);
    expect(work.changed).toEqual(changed);
    expect(work.written.rows).toBe(0);
    expect(await part()).toBe("");
    await work.close();
  });

  it("begins again where it is asked to", async () => {
    await stopped();
    const work = await openWork(JOB, true);
    expect([work.written.rows, work.changed]).toEqual([0, []]);
    await work.close();
  });

  it.each([
    ["a byte of the second segment is another one", "one\ntwo\nthrEe\n", 2],
    ["a byte of the first one is", "onE\ntwo\nthree\n", 0],
    ["the file was cut", "one\ntwo\nth", 2],
    ["the file is empty", "", 0],
  ])("counts what is whole where %s", async (_, content, rows) => {
    await stopped();
    await fs.writeFile(`${out}.part`, content);
    const work = await openWork();
    expect(work.written.rows).toBe(rows);
    expect((await part()).length).toBe(work.written.bytes);
    await work.close();
    const again = await openWork();
    expect(again.written).toEqual(work.written);
    await again.close();
  });

  it("begins again where its journal is not one", async () => {
    await stopped();
    await fs.writeFile(`${out}.part.jsonl`, Buffer.alloc(100));
    const work = await openWork();
    expect([work.written.rows, work.changed]).toEqual([0, ["damaged"]]);
    await work.close();
  });

  it("only needs its name where it was stopped before it got it", async () => {
    const work = await openWork();
    await work.append(0, Buffer.from("all"), null, true);
    await work.close();
    const again = await openWork();
    expect(again.written.isWhole).toBe(true);
    await again.finish();
    expect(await fs.readFile(out, "utf8")).toBe("all");
  });

  it("is written by one process at a time", async () => {
    const init = `${process.ppid}`;
    const { thisProcess } = await import("../../../src/store/files/staging.ts");
    await fs.writeFile(`${out}.part.lock`, thisProcess.replace(/\d+$/, init));
    await expect(openWork()).rejects.toThrow(
      `is being written by process ${init}. If it is not, remove ${out}.part.lock`,
    );
    await fs.writeFile(`${out}.part.lock`, thisProcess.replace(/\d+$/, "999999999"));
    await (await openWork()).close();
    expect(await fs.readdir(folder)).not.toContain("scored.jsonl.part.lock");
  });

  it("keeps what it has where the disk becomes full, within a segment or within its line", async () => {
    await stopped();
    for (const full of [".part", ".part.jsonl"]) {
      const files: WorkFiles = { open: (async (path: string, flags: string) => limited(await fs.open(path, flags), path.endsWith(full))) as typeof fs.open }; // prettier-ignore
      const work = await openWork(JOB, false, files);
      expect(work.written.rows).toBe(3);
      await expect(work.append(1, Buffer.from("four\n"), null)).rejects.toThrow("the disk is full. Free some space");
      await work.close();
    }
    const work = await openWork();
    expect(work.written.rows).toBe(3);
    await work.close();
  });
});

/** A file on which two more bytes have room. */
function limited(file: fs.FileHandle, isFull: boolean): fs.FileHandle {
  if (!isFull) return file;
  let room = 2;
  return new Proxy(file, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== "write") return typeof value === "function" ? (value.bind(target) as unknown) : value;
      return async (bytes: Uint8Array, from: number, length: number, position: number) => {
        if (room === 0) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
        const { bytesWritten } = await target.write(bytes, from, Math.min(length, room), position);
        room -= bytesWritten;
        return { bytesWritten };
      };
    },
  });
}
