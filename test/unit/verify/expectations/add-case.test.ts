import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCase, type NewCase } from "../../../../src/verify/expectations/add-case.ts";
import { parseExpectations } from "../../../../src/verify/expectations/parse.ts";

const one: NewCase = { query: "Why?", better: "Because: it is # so.", worse: ["- no", "a\n\n  b\n"] };

/** The text with the case, and the line that was said to have it. */
function added(text: string, what = one) {
  const { from, to, insert, line } = addCase(text, what);
  return { text: text.slice(0, from) + insert + text.slice(to), line };
}

describe("a case that is added to a file of expectations", () => {
  it("is the first one of an empty file", () => {
    const { text, line } = added("");
    expect(text).toBe(
      'cases:\n  - query: Why?\n    better: "Because: it is # so."\n    worse:\n      - "- no"\n      - |\n        a\n\n          b\n',
    );
    expect(line).toBe(2);
  });

  it.each([
    ["comments and quotes, under dashes without an indent", "# top\nmodel: 'general' # mine\ncases:\n- query: q # why\n  ranking: [a,  \"b\"]   # last\n# end\n\n", 6], // prettier-ignore
    ["blank lines between cases, and keys after them", "cases:\n    - query: q\n      ranking: [a, b]\n\n    - query: r\n      better: a\n      worse: |\n        b\nmodel: general # tail\n", 10], // prettier-ignore
    ["line ends of Windows, and no last line end", "cases:\r\n  - query: q\r\n    ranking: [a, b]", 4],
  ])("leaves what is there byte by byte: %s", (_, before, line) => {
    const { from, to, insert } = addCase(before, one);
    expect(from).toBe(to);
    const after = added(before);
    expect(after.text.replace(insert, "")).toBe(before);
    expect(after.line).toBe(line);
    if (before.includes("\r")) expect(insert).not.toMatch(/[^\r]\n/);
    const { cases, problems } = parseExpectations(after.text);
    expect(problems).toEqual([]);
    expect(cases.at(-1)).toMatchObject({ line, fields: one });
  });

  it("is written into a list in brackets, whose comments stay", () => {
    const { text } = added("# top\ncases: [{ query: q, ranking: [a, b] }] # side\n");
    expect(parseExpectations(text).cases.map(({ fields }) => fields)).toEqual([
      { query: "q", ranking: ["a", "b"] },
      one,
    ]);
    expect(text).toContain("# top");
    expect(text).toContain("# side");
  });

  it.each([
    ["cases:\n  - query: 'q", /^Line \d is not valid YAML: .* Then add the case again$/],
    ["- a\n- b\n", /^has no keys at its beginning/],
  ])("is refused with a cure where it has no place: %j", (text, message) => {
    expect(() => addCase(text, one)).toThrow(message);
  });

  it("says the same after reading, whatever its texts are", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((value) => /\S/.test(value) && value.isWellFormed());
    fc.assert(
      fc.property(text, text, text, (query, better, worse) => {
        const { text: whole } = added("cases:\n- query: q\n  ranking: [a, b]\n", { query, better, worse });
        expect(parseExpectations(whole).cases.at(-1)?.fields).toEqual({ query, better, worse });
      }),
    );
  });
});
