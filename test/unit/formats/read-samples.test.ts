import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/formats/text/decode-text.ts";
import { sameLook } from "../../../src/formats/roles/texts.ts";
import { readFileText } from "../../../src/formats/read-file.ts";

const good = { prompt: "q", chosen: "a", rejected: "b" };
const lines = (read: ReturnType<typeof readFileText>) => [
  read.samples.map(({ line }) => line),
  read.problems.map(({ line }) => line),
];

describe("records of JSON", () => {
  it("are in a list, in a list of an object, alone, or are JSON Lines under another name", () => {
    const list = JSON.stringify([good, good], null, 2);
    expect(lines(readFileText(list, "x.json"))).toEqual([[2, 7], []]);
    expect(lines(readFileText(`{"version": 1, "data": ${list}}`, "x.json"))).toEqual([[2, 7], []]);
    expect(lines(readFileText(JSON.stringify(good, null, 2), "x.json"))).toEqual([[1], []]);
    expect(lines(readFileText(`${JSON.stringify(good)}\n${JSON.stringify(good)}\n`, "x.json"))).toEqual([[1, 2], []]);
    expect(lines(readFileText("[]", "x.json"))).toEqual([[], []]);
    expect(lines(readFileText("", "x.json"))).toEqual([[], []]);
  });

  it("are kept where others are damaged", () => {
    const text = `\uFEFF[\r\n${JSON.stringify(good)},\r\n{"prompt": nonsense},\r\n7,\r\n${JSON.stringify(good)},\r\n{"prompt": "cut`;
    expect(lines(readFileText(text, "x.json"))).toEqual([
      [2, 5],
      [3, 4, 6],
    ]);
  });
});

describe("a record of a preference log", () => {
  it("is reported by its line where it has one response", () => {
    const one = (choice: string) => JSON.stringify({ kind: "preference", query: "q", responses: ["a"], choice });
    for (const choice of ["first", "tie"])
      expect(lines(readFileText(`${JSON.stringify(good)}\n${one(choice)}\n`, "x.jsonl"))).toEqual([[1], [2]]);
  });
});

describe("a question about figures", () => {
  it("gives options with the column's name as a shell takes it", () => {
    const record = { prompt: "q", responses: ["a", "b"], "the note": [1, 2] };
    const { asks } = readFileText(JSON.stringify(record), "x.json");
    expect(asks.map(({ choices }) => choices.map(({ flags }) => flags))).toEqual([
      ["--verdict-column 'the note' --higher-is-better", "--verdict-column 'the note' --lower-is-better"],
    ]);
  });
});

describe("rows of CSV", () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it("are read for any texts, with any of the separators and line ends", () => {
    const cell = fc.string({ unit: fc.oneof(fc.string(), fc.constantFrom('"', ",", ";", "\n", "\r\n", "\r", "\t")) });
    const inside = (text: string) => text.replace(/\r\n?/g, "\n");
    fc.assert(
      fc.property(
        cell,
        cell,
        cell,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        (q, a, b, comma, end) => {
          fc.pre([q, a, b].every((one) => one.trim() !== "") && !sameLook(a, b));
          const rows = [["prompt", "chosen", "rejected"], [q, a, b].map(quoted), ["q", "a", "b"]];
          const { samples, problems } = readFileText(rows.map((row) => row.join(comma)).join(end), "x.csv");
          expect(problems).toEqual([]);
          expect(samples.map(({ query, responses }) => [query, ...responses.map(({ text }) => text)])).toEqual([
            [inside(q).trim(), inside(a), inside(b)],
            ["q", "a", "b"],
          ]);
          expect(samples[0].line).toBe(2);
        },
      ),
    );
  });

  it("of the wrong length, and a quote that is never closed, are problems at their lines", () => {
    const text = 'prompt,chosen,rejected\nq,"a\nb",c\nq,a\n\nq,a,b\nq,"a,b\nq,a,b\n';
    const read = readFileText(text, "x.csv");
    expect(lines(read)).toEqual([
      [2, 6, 8],
      [4, 7],
    ]);
    expect(read.problems[1].message).toContain("not closed");
  });

  it("of which one opens a quote are read from the next line on, if whole rows follow", () => {
    const head = "prompt,chosen,rejected\n";
    const merged = readFileText(`${head}q,"a,b\nq2,c,d\nq3,"e, f",g\nq4,h,i\n`, "x.csv");
    expect(lines(merged)).toEqual([[3, 4, 5], [2]]);
    expect(merged.problems[0].message).toContain("Close it");
    const cut = readFileText(`${head}q,a,b\nq,a,"b\nthat goes, on, and on\nto its end\n`, "x.csv");
    expect(lines(cut)).toEqual([[2], [3]]);
  });

  it("with quotes after backslashes, as Spark writes them, and with quotes that are text between tabs", () => {
    const spark = 'prompt,chosen,rejected\n"Say \\"hi, you\\" to me","Hi, \\"friend\\", I say",no\n';
    expect(readFileText(spark, "x.csv").samples[0]).toMatchObject({
      query: 'Say "hi, you" to me',
      responses: [{ text: 'Hi, "friend", I say' }, { text: "no" }],
    });
    const tabs = 'prompt\tchosen\trejected\nq\t"A" is right\tB\nq2\t"all of it"\tB\n';
    const texts = readFileText(tabs, "x.tsv").samples.map(({ responses }) => responses[0].text);
    expect(texts).toEqual(['"A" is right', '"all of it"']);
  });

  it("that are empty are skipped, whatever separators a spreadsheet wrote", () => {
    const read = readFileText("prompt;chosen;rejected\nq;a;b\n;;\n ; ;\nq2;a;b\n;;\n", "x.csv");
    expect(lines(read)).toEqual([[2, 5], []]);
  });

  it("may hold a list as JSON, and a response that looks like one stays a text", () => {
    const { samples } = readFileText(`prompt,responses\nq,${quoted('["a","b","c"]')}\n`, "x.csv");
    expect(samples[0].responses).toHaveLength(3);
    const [pair] = readFileText(`prompt,chosen,rejected\nq,[1],[2]\n`, "x.csv").samples;
    expect(pair.responses.map(({ text }) => text)).toEqual(["[1]", "[2]"]);
  });

  it("without a header that names responses say what is needed", () => {
    expect(readFileText("a,b\n1,2\n", "x.csv").problems).toEqual([
      { line: 2, message: expect.stringContaining('"prompt"') },
    ]);
    expect(readFileText("", "x.csv")).toEqual({ samples: [], problems: [], asks: [], unasked: 0 });
  });
});

describe("bytes of a file", () => {
  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(`\uFEFF${text}`, encoding));

  it("are UTF-8 or UTF-16, without their mark", () => {
    expect(decodeText(bytes("é\n", "utf8"))).toEqual({ text: "é\n", encoding: "utf-8", problems: [] });
    expect(decodeText(bytes("é", "utf16le")).text).toBe("é");
    expect(decodeText(bytes("é", "utf16le").toReversed()).text).not.toBe("");
    expect(decodeText(Buffer.from(bytes("é", "utf16le")).swap16())).toEqual({
      text: "é",
      encoding: "utf-16be",
      problems: [],
    });
  });

  it("that are not text are marked and reported with their line", () => {
    const { text, problems } = decodeText(Uint8Array.of(0x61, 0x0a, 0xff, 0x62, 0xc3, 0xa9));
    expect(text).toBe("a\n\uFFFDbé");
    expect(problems).toEqual([{ line: 2, message: expect.stringContaining("read as \uFFFD") }]);
  });

  it("without a letter of UTF-8 are read as Windows-1252, and said to be", () => {
    const { text, problems } = decodeText(Buffer.from("a\r\nb\nCaf\xe9 \x80", "latin1"));
    expect(text).toBe("a\r\nb\nCafé €");
    expect(problems).toEqual([
      {
        line: 3,
        message: expect.stringContaining("read as Windows-1252, its likeliest encoding. Save the file as UTF-8"),
      },
    ]);
  });

  it("are UTF-16 without a mark where every other one is zero", () => {
    const line = '{"prompt":"naïve?","chosen":"a","rejected":"b"}\n';
    expect(decodeText(Buffer.from(line, "utf16le"))).toEqual({ text: line, encoding: "utf-16le", problems: [] });
    expect(decodeText(Buffer.from(line, "utf16le").swap16())).toEqual({
      text: line,
      encoding: "utf-16be",
      problems: [],
    });
    expect(decodeText(Buffer.from("a\0b\0\0c\0d"))).toEqual({ text: "a\0b\0\0c\0d", encoding: "utf-8", problems: [] });
    expect(decodeText(new Uint8Array())).toEqual({ text: "", encoding: "utf-8", problems: [] });
  });
});
