import type { FileHandle } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eachLine, type FileLine } from "../../../../src/store/log/log-lines.ts";

/** A file that gives as many bytes at a time as it is reported, over and over. */
function fileOf(bytes: Buffer, portions: readonly number[]): Pick<FileHandle, "read"> {
  let turn = 0;
  const read = (into: Buffer, offset: number, length: number, position: number) => {
    const most = Math.min(length, portions[turn++ % portions.length]);
    const bytesRead = bytes.copy(into, offset, position, position + most);
    return Promise.resolve({ bytesRead, buffer: into });
  };
  return { read } as Pick<FileHandle, "read">;
}

async function linesOf(bytes: Buffer, portions = [1e9]) {
  const lines: object[] = [];
  await eachLine(fileOf(bytes, portions), { number: 1, start: 0 }, ({ number, start, end, whole, text }) => {
    lines.push({ number, start, end, whole, text });
  });
  return lines;
}

/** The same by the definition, for a file that is all in memory. */
function expected(bytes: Buffer) {
  const lines: object[] = [];
  for (let [start, number] = [0, 1]; start < bytes.length; number++) {
    const newline = bytes.indexOf("\n", start);
    const end = newline < 0 ? bytes.length : newline;
    const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end));
    const text = (start === 0 ? decoded.replace(/^\uFEFF/, "") : decoded).replace(/\r$/, "");
    if (text.trim() !== "") lines.push({ number, start, end, whole: newline >= 0, text });
    start = end + 1;
  }
  return lines;
}

const part = fc.oneof(
  fc
    .constantFrom(
      "\n",
      "\r\n",
      "{",
      '{"a":1}',
      "\uFEFF",
      " ",
      "\u00a0",
      "é",
      "“",
      "👩‍🚀",
      "x".repeat(20_000),
      "y".repeat(300_000),
    )
    .map((text) => Buffer.from(text)),
  fc.constantFrom([0x80], [0xff], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xc2], [0]).map((bytes) => Buffer.from(bytes)),
);

describe("the lines of a file", () => {
  it("are those between its newlines, whatever the bytes and however they come", async () => {
    const bytes = fc.array(part, { maxLength: 30 }).map((parts) => Buffer.concat(parts));
    const portions = fc.array(fc.constantFrom(1000, 4096, 65_537, 1e9), { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(bytes, portions, async (all, some) => {
      expect(await linesOf(all, some)).toEqual(expected(all));
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it("are all there where some are too long: those without their text, the others as they are", async () => {
    const most = 25_000;
    const bytes = fc.array(part, { maxLength: 30 }).map((parts) => Buffer.concat(parts));
    const portions = fc.array(fc.constantFrom(1000, 4096, 65_537), { minLength: 1, maxLength: 4 });
    let passed = 0;
    const property = fc.asyncProperty(bytes, portions, async (all, some) => {
      const lines: { start: number; end: number; number: number; whole: boolean; text: string }[] = [];
      const visit = ({ number, start, end, whole, text }: FileLine) =>
        void lines.push({ number, start, end, whole, text });
      await eachLine(fileOf(all, some), { number: 1, start: 0 }, visit, most);
      const long = new Set(lines.filter(({ start, end, text }) => text === "" && end - start > most));
      passed += long.size;
      // A long line of blanks alone is visited, too: nobody has looked.
      const found = lines.map((line) => (long.has(line) ? { ...line, text: undefined } : line));
      const places = new Set([...long].map(({ start }) => start));
      const wanted = expected(all) as typeof lines;
      expect(found).toEqual(wanted.map((line) => (places.has(line.start) ? { ...line, text: undefined } : line)));
    });
    // The seed is fixed, so the number of lines that were too long does not depend on luck.
    await fc.assert(property, { numRuns: 150, seed: 1 });
    expect(passed).toBeGreaterThan(20);
  });

  it("come with the bytes of their text, for who needs no decoding", async () => {
    const bytes: string[] = [];
    const visit = (line: FileLine) => void bytes.push(line.bytes.toString("latin1"));
    await eachLine(fileOf(Buffer.from("\uFEFFé\r\n\n{}"), [1]), { number: 1, start: 0 }, visit);
    expect(bytes).toEqual(["\u00c3\u00a9", "{}"]);
  });

  it("end where the visitor has seen enough", async () => {
    const seen: string[] = [];
    await eachLine(fileOf(Buffer.from("a\nb\nc\n"), [2]), { number: 1, start: 0 }, ({ text }) => {
      seen.push(text);
      return text === "b" ? true : undefined;
    });
    expect(seen).toEqual(["a", "b"]);
  });
});
