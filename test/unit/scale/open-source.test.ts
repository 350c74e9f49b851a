import { execFileSync } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beginningOf, gunzipped } from "../../../src/scale/read/byte-stream.ts";
import { openSource } from "../../../src/scale/read/open-source.ts";
import { jsonLine } from "../../../src/scale/write/text-writers.ts";
import { allOf, scored } from "./scored.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-source-"))));
afterAll(() => fs.rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** Names of files in the folder that this process has open. */
const opened = async () => {
  const links = (await fs.readdir("/proc/self/fd")).map((fd) => fs.readlink(`/proc/self/fd/${fd}`).catch(() => ""));
  return (await Promise.all(links)).filter((path) => path.startsWith(folder));
};

describe("opening a file of rows", () => {
  it.skipIf(process.platform !== "linux").each(["x.jsonl", "x.jsonl.gz"])("leaves %s closed", async (name) => {
    const lines = '{"prompt": "Why?", "response": "Because light scatters."}\n'.repeat(100_000);
    await fs.writeFile(at(name), name.endsWith(".gz") ? gzipSync(lines, { level: 0 }) : lines);
    const source = await openSource(at(name), false);
    for await (const rows of source.batches()) if (rows.length > 0) break;
    await vi.waitFor(async () => expect(await opened()).toEqual([]));
  });

  it("rejects where the bytes of a gzip file cannot be read to their end", { timeout: 5000 }, async () => {
    async function* failing() {
      yield await Promise.resolve(gzipSync("some text").subarray(0, 12));
      throw new Error("EIO: i/o error, read");
    }
    await expect(beginningOf(gunzipped(failing()), 100)).rejects.toThrow("EIO");
  });

  it("keeps whole numbers of 64 bits in the lists of Parquet, which JSON Lines have as texts", async () => {
    const columnData = [{ name: "prompt", data: ["Why?"] }, { name: "response", data: ["So."] }, { name: "ids", data: [[2n ** 60n + 1n, 7n]] }]; // prettier-ignore
    const schema: Parameters<typeof parquetWriteBuffer>[0]["schema"] = [
      { name: "root", num_children: 3 },
      { name: "prompt", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      { name: "response", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      { name: "ids", repetition_type: "REQUIRED", converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", type: "INT64", repetition_type: "REQUIRED" },
    ];
    await fs.writeFile(at("lists.parquet"), Buffer.from(parquetWriteBuffer({ columnData, schema })));
    const [row] = await allOf((await openSource(at("lists.parquet"), false)).batches());
    expect(row.own["ids"]).toEqual([2n ** 60n + 1n, 7n]);
    const line = jsonLine(scored(row.own, 1), []);
    expect(line).toContain('"ids":["1152921504606846977",7]');
  });

  it.skipIf(process.platform === "win32")("refuses a pipe, with what to do instead", async () => {
    execFileSync("mkfifo", [at("pipe.jsonl")]);
    await expect(openSource(at("pipe.jsonl"), false)).rejects.toThrow(
      'can be read only once. Save it to a file first, or give JSON Lines to "rewardlens score - --stream"',
    );
  });
});
