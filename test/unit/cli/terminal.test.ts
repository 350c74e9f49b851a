import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneLine } from "../../../src/cli/terminal.ts";

/** What a terminal may act on: controls, C1, directions, separators, tags. */
const acted = /(?!\t)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]|[\u{E0000}-\u{E007F}]/u;

describe("a line for a terminal", () => {
  it.each([
    ["\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    ["title \u001b]0;owned\u0007", "title \\u001b]0;owned\\u0007"],
    ["C1 \u009b31m \u0085", "C1 \\u009b31m \\u0085"],
    ["over\rwritten", "over\\u000dwritten"],
    ["two\r\nlines\n", "two\\u000d\\nlines\\n"],
    ["back\u0008\u007f", "back\\u0008\\u007f"],
    ["\u202efdp.exe\u202c \u2066x\u2069 \u061c\u200e", "\\u202efdp.exe\\u202c \\u2066x\\u2069 \\u061c\\u200e"],
    ["zero\u200bwidth \u{E0041}", "zero\\u200bwidth \\udb40\\udc41"],
    ["\u2028\u2029", "\\u2028\\u2029"],
  ])("has %j as %j", (line, written) => expect(oneLine(line)).toBe(written));

  it.each(["a\tb", "naïve 日本語", "👩‍👩‍👧 ❤️ 1️⃣", "می‌خواهم", "က္ခ", "C:\\new\\temp"])("leaves %s as it is", (line) =>
    expect(oneLine(line)).toBe(line),
  );

  it("has nothing that a terminal acts on, whatever goes in, and JSON stays the same JSON", () => {
    const unit = fc.oneof(fc.nat(0x9f), fc.integer({ min: 0x2000, max: 0x206f }), fc.nat(0xffff));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = String.fromCharCode(...units);
        expect(oneLine(text)).not.toMatch(acted);
        const json = oneLine(JSON.stringify({ [text]: [text] }));
        expect(json).not.toMatch(acted);
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
      }),
      { numRuns: 2000 },
    );
  });
});
