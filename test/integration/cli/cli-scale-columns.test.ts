import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, jsonOf } from "./cli-process.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-columns-"))));
afterAll(() => fs.rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

interface Scored {
  readonly reward: number | null;
  readonly [name: string]: unknown;
}

describe("the columns of score FILE --out", () => {
  it("leaves columns that are called as ours, and says what ours are called", async () => {
    const rows = [1, 2].map((i) => ({ prompt: "Why?", response: `Because ${i}.`, model: `theirs ${i}`, score: i }));
    await fs.writeFile(at("taken.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    const { err } = await cli(["score", at("taken.jsonl"), "--out", at("taken.out.jsonl")]);
    expect(err).toContain('The input has a column "model", which stays. Ours is "rewardlens_model".\n');
    const scored = jsonOf<Scored>({ code: 0, err: "", out: await fs.readFile(at("taken.out.jsonl"), "utf8") });
    expect(scored).toMatchObject(
      rows.map((row) => ({ ...row, rewardlens_model: "general", rewardlens_score: expect.any(Number) })),
    );
  });

  it("asks for the columns where they are not certain, with the flag", async () => {
    const texts = ["alpha", "beta", "gamma"].map((name) => [name, `A sentence about ${name} with several words.`]);
    await fs.writeFile(at("open.jsonl"), JSON.stringify(Object.fromEntries(texts)));
    const open = ["score", at("open.jsonl"), "--out", at("open.csv")];
    expect(await cli(open)).toMatchObject({ code: 1, err: expect.stringContaining("Give --query-column alpha --response-columns beta gamma") }); // prettier-ignore
    const named = await cli([...open, "--query-column", "alpha", "--response-columns", "gamma"]);
    expect(named).toMatchObject({ code: 0, err: "1 row scored by general.\n" });
    const missing = await cli([...open, "--query-column", "delta", "--force"]);
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('has no column "delta"') });
  });

  it("reads files of several kinds one after the other", async () => {
    await fs.writeFile(
      at("table.csv"),
      'prompt,response,note\n"Why, then?","Because\nof this.",x\nHow?,Like this.,y\n',
    );
    await fs.writeFile(at("list.json"), JSON.stringify([{ prompt: "Who?", response: "Nobody.", extra: [1] }], null, 2));
    const columnData = [{ name: "prompt", data: ["When?"] }, { name: "response", data: ["Now."] }, { name: "n", data: [2n ** 60n] }]; // prettier-ignore
    await fs.writeFile(at("one.parquet"), Buffer.from(parquetWriteBuffer({ columnData })));
    const out = at("several.jsonl");
    const files = ["table.csv", "list.json", "one.parquet"].map(at);
    expect(await cli(["score", ...files, "--out", out])).toMatchObject({ code: 0 });
    const rows = jsonOf<Scored>({ code: 0, err: "", out: await fs.readFile(out, "utf8") });
    expect(rows.map((row) => [row["prompt"], row["note"] ?? row["extra"] ?? row["n"]])).toEqual([
      ["Why, then?", "x"],
      ["How?", "y"],
      ["Who?", [1]],
      ["When?", "1152921504606846976"],
    ]);
    expect(await cli(["score", at("one.parquet"), "--out", at("one.out.parquet")])).toMatchObject({ code: 0 });
    const { buffer, byteOffset, length } = await fs.readFile(at("one.out.parquet"));
    const [row] = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer });
    expect(row).toMatchObject({ n: 2n ** 60n, reward: rows[3].reward });
  });
});
