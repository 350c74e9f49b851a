import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { isReadable, readFileBytes } from "../../../src/formats/read-file.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";

const rows = [
  { prompt: "What is the capital of Kenya?", response_a: "Nairobi.", response_b: "Mombasa, I think.", winner: "a" },
  { prompt: "What is 7 × 8?", response_a: "About 50.", response_b: "56.", winner: "b" },
];
const expected = [
  ["What is the capital of Kenya?", "Nairobi.", "Mombasa, I think."],
  ["What is 7 × 8?", "56.", "About 50."],
];
const names = ["prompt", "response_a", "response_b", "winner"] as const;

async function pairs(bytes: Uint8Array, name: string): Promise<string[][]> {
  const { pairs: found, problems, asks } = pairsOf(await readFileBytes(bytes, name));
  expect([...problems, ...asks]).toEqual([]);
  return found.map(({ query, chosen, rejected }) => [query, chosen, rejected]);
}

/** A Parquet file of columns. */
const parquet = (columns: Readonly<Record<string, readonly unknown[]>>): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data: data.slice() })) }),
  );

/** A workbook with one sheet of texts. */
function workbook(cells: readonly (readonly string[])[]): Uint8Array {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const row = (texts: readonly string[], i: number) =>
    `<row r="${i + 1}">${texts.map((text, k) => `<c r="${"ABCDEFGH"[k]}${i + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join("")}</row>`;
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="choices" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${main}"><sheetData>${cells.map(row).join("")}</sheetData></worksheet>`,
    ),
  });
}

describe("files that are not text", () => {
  const table = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));

  it("gives the preferences of a Parquet file, whatever it is called", async () => {
    expect(await pairs(parquet(table), "train-00000-of-00001.parquet")).toEqual(expected);
    expect(await pairs(parquet(table), "download")).toEqual(expected);
  });

  it("reads messages in the columns of a Parquet file, as data sets of the Hub have them", async () => {
    const chat = (row: (typeof rows)[number], text: string) => [
      { role: "user", content: row.prompt },
      { role: "assistant", content: text },
    ];
    const bytes = parquet({
      chosen: rows.map((row, i) => chat(row, expected[i][1])),
      rejected: rows.map((row, i) => chat(row, expected[i][2])),
    });
    expect(await pairs(bytes, "x.parquet")).toEqual(expected);
  });

  it("gives the ranked replies of a tree of messages in a Parquet file", async () => {
    const bytes = parquet({
      message_id: ["1", "2", "3"],
      parent_id: [null, "1", "1"],
      text: [rows[0].prompt, rows[0].response_b, rows[0].response_a],
      role: ["prompter", "assistant", "assistant"],
      rank: [null, 1, 0],
    });
    expect(await pairs(bytes, "x.parquet")).toEqual([expected[0]]);
  });

  it("gives the preferences of a workbook's first sheet, with the row's number as the line of a problem", async () => {
    const cells = [names, ...rows.map((row) => names.map((name) => row[name]))];
    expect(await pairs(workbook(cells), "choices.xlsx")).toEqual(expected);
    const damaged = [...cells, ["A third question?", "the same", "the same", "a"]];
    const { problems } = await readFileBytes(workbook(damaged), "choices.xlsx");
    expect(problems).toEqual([{ line: 4, message: expect.stringContaining("same text") as string }]);
  });

  it("reads any of them through gzip", async () => {
    const lines = rows.map((row) => JSON.stringify(row)).join("\n");
    expect(await pairs(gzipSync(lines), "x.jsonl.gz")).toEqual(expected);
    const csv = [names, ...rows.map((row) => names.map((name) => row[name]))]
      .map((row) => row.map((cell) => `"${cell}"`).join(","))
      .join("\n");
    expect(await pairs(gzipSync(csv), "x.csv.gz")).toEqual(expected);
    expect(await pairs(gzipSync(parquet(table)), "x.parquet.gz")).toEqual(expected);
  });

  it("gives the preferences of all files in a ZIP", async () => {
    const files = rows.map((row, i): [string, Uint8Array] => [`part-${i}.jsonl`, strToU8(JSON.stringify(row))]);
    expect(await pairs(zipSync(Object.fromEntries(files)), "x.zip")).toEqual(expected);
  });

  it("keeps what is before the end of a gzip file that was cut", async () => {
    const lines = Array.from(
      { length: 200 },
      (_, i) => `${JSON.stringify({ ...rows[0], prompt: `What is ${i} × ${i ** 3}?` })}\n`,
    );
    const whole = gzipSync(lines.join(""));
    const reading = await readFileBytes(whole.subarray(0, whole.length - 40), "x.jsonl.gz");
    const { pairs: found } = pairsOf(reading);
    expect(found.length).toBeGreaterThan(100);
    expect(found.map(({ query }) => query)).toEqual(
      lines.slice(0, found.length).map((_, i) => `What is ${i} × ${i ** 3}?`),
    );
    expect(reading.problems[0]).toEqual({ line: 1, message: expect.stringContaining("ends too early") as string });
    await expect(readFileBytes(Uint8Array.of(0x1f, 0x8b, 9, 9, 9, 9), "x.gz")).resolves.toMatchObject({
      problems: [{ line: 1, message: expect.stringContaining("download it again") as string }],
    });
  });

  it.each(["x.parquet", "x.xlsx", "x.zip"])("reports a damaged %s and reads nothing of it", async (name) => {
    const whole = {
      parquet: parquet(table),
      xlsx: workbook([names]),
      zip: zipSync({ "a.csv": strToU8("a") }),
    };
    const bytes = whole[name.split(".").at(-1) as keyof typeof whole];
    const { samples, problems } = await readFileBytes(bytes.slice(0, bytes.length >> 1), name);
    expect(samples).toEqual([]);
    expect(problems).toEqual([{ line: 1, message: expect.stringContaining("cannot be read") as string }]);
  });

  it("are listed among what is read", () => {
    const all = ["x.parquet", "x.xlsx", "x.jsonl.gz", "x.zip", "x.eval", "x.html", "x.prompty"];
    expect(all.filter((name) => !isReadable(name))).toEqual([]);
    expect(isReadable("x.png")).toBe(false);
  });
});
