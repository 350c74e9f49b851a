import { describe, expect, it } from "vitest";
import { csvRows } from "../../../src/formats/records/csv/csv-rows.ts";
import { readFileText } from "../../../src/formats/read-file.ts";
import { responsesOf } from "../../../src/formats/read-responses.ts";
import { csvTableRows } from "../../../src/scale/read/csv.ts";
import { jsonLineRows, MOST_OF_A_LINE } from "../../../src/scale/read/json-lines.ts";
import { rowReader } from "../../../src/scale/read/text-rows.ts";
import type { SourceRow } from "../../../src/scale/read/row-source.ts";
import { allOf, inChunks } from "./scored.ts";

const SIZES = [1, 7, 100, 1 << 20];

describe("JSON Lines as a stream", () => {
  const lines = [
    '\uFEFF{"prompt": "Why is the sky blue?", "response": "Light scatters. 💡", "n": 12345678901234567890}',
    "",
    '{"prompt": "x", "response":',
    '{"prompt": "a", "response": "b"}{"prompt": "c", "response": "d"}\r',
    "{'prompt': 'printed', 'response': \"it's by Python\", 'note': None}",
    '{"prompt": "last", "response": NaN}',
  ].join("\n");

  it.each(SIZES)("are the same rows in chunks of %d bytes", async (size) => {
    const rows = await allOf(jsonLineRows(inChunks(lines, size)));
    expect(rows.map(({ line, own, problem }) => [line, own["prompt"], problem?.slice(0, 11)])).toEqual([
      [1, "Why is the sky blue?", undefined],
      [3, undefined, "is not JSON"],
      [4, "a", undefined],
      [4, "c", undefined],
      [5, "printed", undefined],
      [6, "last", undefined],
    ]);
    // Only what is one JSON object is written again as it is.
    expect(rows.map(({ json }) => json !== undefined)).toEqual([true, false, false, false, false, false]);
    expect(rows[0].json).toContain("12345678901234567890");
  });

  it("are read from UTF-16, and report a line that is not UTF-8", async () => {
    const text = '{"prompt": "é", "response": "ü is a letter"}\n';
    const [wide] = await allOf(jsonLineRows(inChunks(Buffer.from(`\uFEFF${text}`, "utf16le"), 9)));
    expect(wide.own).toEqual({ prompt: "é", response: "ü is a letter" });
    const bytes = Buffer.concat([Buffer.from(text, "latin1"), Buffer.from(text)]);
    const rows = await allOf(jsonLineRows(inChunks(bytes, 11)));
    expect(rows.map(({ line, problem }) => [line, problem?.slice(0, 26)])).toEqual([
      [1, "has bytes that are not UTF"],
      [2, undefined],
    ]);
  });

  it("pass over a line that is too long, without keeping it", async () => {
    async function* bytes() {
      yield Buffer.from('{"prompt": "');
      for (let i = 0; i <= MOST_OF_A_LINE; i += 1 << 20) yield Buffer.alloc(1 << 20, "x");
      yield Buffer.from('"}\n{"prompt": "a", "response": "b"}\n');
    }
    const rows = await allOf(jsonLineRows(bytes()));
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, "is longer than 64 MB"],
      [2, undefined],
    ]);
  });
});

describe("a CSV file as a stream", () => {
  const cells = Array.from({ length: 3000 }, (_, i) => {
    const response = i % 5 === 0 ? `"two\nlines, ""quoted"" ${i}"` : `an answer ${i} of the 5" kind`;
    return `${i},question ${i % 7},${response}`;
  });
  const text = ["id,prompt,response", ...cells.slice(0, 2000), "too,few", ...cells.slice(2000)].join("\n");

  it.each([1000, 4096, 1 << 20])("has the rows of the file read whole, in chunks of %d bytes", async (size) => {
    const whole = csvRows(text);
    const rows = await allOf(csvTableRows(inChunks(text, size)));
    const good = rows.filter(({ problem }) => problem === undefined);
    expect(good.map(({ line, own }) => ({ line, fields: own }))).toEqual(whole.rows);
    expect(rows.filter(({ problem }) => problem !== undefined)).toEqual(
      whole.problems.map(({ line, message }) => ({ line, own: {}, problem: message })),
    );
    expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).toSorted((a, b) => a - b));
  });

  it.each(["sep=;\n", "\uFEFFsep=;\r\n"])("has all rows below Excel's own line %j, in chunks", async (line) => {
    const own = line + text.replaceAll(",", ";").replaceAll("\n", line.slice(line.indexOf(";") + 1));
    const rows = await allOf(csvTableRows(inChunks(own, 4096)));
    const good = rows.filter(({ problem }) => problem === undefined);
    expect(good.map(({ line, own }) => ({ line, fields: own }))).toEqual(csvRows(own).rows);
    expect(good).toHaveLength(3000);
  });

  it("ends where a quote is not closed, with a row that says so", async () => {
    const open = `prompt,response\n${"a,b\n".repeat(30_000)}c,"${"never closed\n".repeat(2e6)}`;
    const rows = await allOf(csvTableRows(inChunks(open, 1 << 18)));
    expect(rows.filter(({ problem }) => problem === undefined)).toHaveLength(30_000);
    expect(rows.at(-1)).toMatchObject({
      line: 30_002,
      problem: expect.stringContaining("a quote is opened and not closed"),
    });
  });
});

describe("what the columns are for", () => {
  const row = (value: Record<string, unknown>, line: number): SourceRow => ({ line, own: value, value });
  const rows = [
    row({ prompt: "Why is the sky blue?", response: "Because light scatters.", answer: "Rayleigh scattering" }, 1),
    row({ prompt: "Why is grass green?", response: "Because of chlorophyll.", answer: "Chlorophyll" }, 2),
  ];
  const reader = rowReader(rows, false, {});

  it("is decided by the first rows, so a missing response is not read from another column", () => {
    expect(reader.responses).toBe(2);
    expect(reader.read(rows[0])).toMatchObject([{ text: { response: "Because light scatters." }, own: rows[0].own }]);
    for (const value of [
      { prompt: "q", answer: "other" },
      { prompt: "q", response: null, answer: "other" },
    ])
      expect(reader.read(row(value, 9))).toMatchObject([{ problem: '"response" is empty' }]);
  });

  it("gives each of several responses a row, and none to an unexpected one", () => {
    const pair = row({ prompt: "Which is better?", chosen: "This one is.", rejected: "No, that one." }, 1);
    const pairs = rowReader([pair], false, {});
    expect(pairs.isLabelled).toBe(true);
    expect(pairs.read(pair).map(({ label, own }) => [label, own === pair.own])).toEqual([
      ["chosen", true],
      ["rejected", true],
    ]);
    const chats = rowReader([row({ messages: [{ role: "user", content: "Hi" }, { role: "assistant", content: "Hello." }] }, 1)], false, {}); // prettier-ignore
    const two = ["Hi", "Hello.", "And?", "Nothing."].map((content, i) => ({
      role: i % 2 ? "assistant" : "user",
      content,
    }));
    expect(chats.read(row({ messages: two }, 2))).toMatchObject([
      { problem: expect.stringMatching(/^has 2 responses/) },
    ]);
  });

  it("is the same in records with nested prompts and outputs as where a file is read whole", () => {
    const records = ["sky", "grass"].map((what) => ({
      prompt: { system: "Be brief.", user: `What colour has the ${what}?` },
      outputs: { "model-a": `The ${what} has one.`, "model-b": `I like the ${what}.` },
    }));
    const rows = records.map((record, i) => row(record, i + 1));
    const nested = rowReader(rows, false, {});
    const text = records.map((record) => JSON.stringify(record)).join("\n");
    const whole = responsesOf(readFileText(text, "x.jsonl")).responses.map(({ query, response, label }) => ({ label, text: { query, response } })); // prettier-ignore
    expect(whole).toHaveLength(4);
    expect(rows.flatMap((one) => nested.read(one))).toMatchObject(whole);
  });

  it("is asked where texts could be either", () => {
    const open = row({ alpha: "A sentence of some words here.", beta: "Another sentence with words.", gamma: "A third one, as long as those." }, 1); // prettier-ignore
    expect(rowReader([open], false, {}).ask?.choices[0].flags).toBe(
      "--query-column alpha --response-columns beta gamma",
    );
  });

  it.each([
    [{ prompt: "q", response: "" }, '"response" is empty'],
    [{ prompt: "q", response: 7 }, '"response" is a number, not a text'],
    [{ response: "an answer" }, "the query is missing"],
    [[1, 2], "is not a JSON object"],
  ])("%j has no text to score", (value, problem) => {
    const [read] = reader.read({ line: 3, own: {}, value });
    expect(read.text).toBeUndefined();
    expect(read.problem).toContain(problem);
  });
});
