import { describe, expect, test } from "vitest";
import { contentOfBytes, contentOfText } from "../../../src/formats/records/text-records.ts";
import { decodeText } from "../../../src/formats/text/decode-text.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const never = () => false;

/** Records of several blocks whose letters have one to four bytes, so that a block's border may be within any of them. */
const long = Array.from({ length: 9000 }, (_, i) =>
  JSON.stringify({ prompt: `Frage ${i}: wie schön? “😀”`, chosen: "ä😀".repeat(i % 97), rejected: "x".repeat(i % 89) }),
);

describe("JSON Lines read from bytes", () => {
  test.each([
    ["lines of several blocks", long.join("\n")],
    ["a byte-order mark, CRLF and blank lines", `\uFEFF${long.join("\r\n\r\n")}\r\n`],
    [
      "lines that are damaged, doubled or joined",
      [...long, '{"prompt": ', '{"a":1,"a":2}', '{"a":1}{"b":2}'].join("\n"),
    ],
    ["a line that is longer than a block", [long[0], JSON.stringify({ prompt: "ü".repeat(2e6) }), long[1]].join("\n")],
  ])("are those of their text: %s", (_, text) => {
    const bytes = bytesOf(text);
    const content = contentOfBytes(bytes, never);
    expect(content).toBeDefined();
    expect(content).toEqual(contentOfText(decodeText(bytes).text, "a.jsonl"));
  });

  test.each([
    ["one object over several lines", '{\n"prompt": "a"\n}'],
    ["a list", "[1, 2]\n[3]"],
    ["a table", "prompt,response\na,b"],
    ["an empty file", ""],
  ])("are not %s", (_, text) => {
    expect(contentOfBytes(bytesOf(text), never)).toBeUndefined();
  });

  test("are not read from bytes that are not UTF-8, or that are for another reader", () => {
    const latin = Buffer.from('{"prompt": "schön"}\n{"prompt": "b"}', "latin1");
    expect(contentOfBytes(latin, never)).toBeUndefined();
    expect(contentOfBytes(Buffer.from('{"prompt": "a"}\n{"prompt": "b"}', "utf16le"), never)).toBeUndefined();
    expect(contentOfBytes(bytesOf(long.join("\n")), (lines) => lines.includes("Frage 8999:"))).toBeUndefined();
  });
});
