import { describe, expect, it } from "vitest";
import { findResponses } from "../../../../src/formats/documents/find-responses.ts";
import { MAX_MARKDOWN } from "../../../../src/formats/text/limits.ts";

const part = "## Query\nWhich way?\n## Response\nLeft.\n";
/** Lines of four characters: what takes Markdown the most memory. */
const lists = (length: number) => "- a\n".repeat(Math.ceil(length / 4));

describe("a Markdown document that would take gigabytes to read", () => {
  it("is read as far as the bound, and says at which line the rest begins", () => {
    const before = lists(MAX_MARKDOWN / 2);
    const text = `${before}${part}${part}${lists(10 * MAX_MARKDOWN)}`;
    const { responses, problems } = findResponses(text, "markdown");
    // The second response continues behind the bound: nobody knows how far.
    expect(responses.map(({ response, start }) => [response, text.slice(start, start + 5)])).toEqual([
      ["Left.", "Left."],
    ]);
    const lines = text.slice(0, MAX_MARKDOWN).split("\n").length;
    expect(problems).toEqual([{ line: lines, message: expect.stringContaining("2 million characters") }]);
  });

  it("counts only the beginning of a long line", () => {
    const text = `${`${"word ".repeat(200)}\n`.repeat(MAX_MARKDOWN / 100)}${part}`;
    expect(text.length).toBeGreaterThan(9 * MAX_MARKDOWN);
    expect(findResponses(text, "markdown")).toMatchObject({ responses: [{ response: "Left." }], problems: [] });
    const { problems } = findResponses(`${part.replaceAll("\n", "\r")}${"- a\r".repeat(MAX_MARKDOWN)}`, "markdown");
    expect(problems).toHaveLength(1);
  });

  it("says nothing where it has no responses", () => {
    expect(findResponses(lists(2 * MAX_MARKDOWN), "markdown")).toEqual({ responses: [], problems: [] });
  });

  it("is read whole up to the bound", () => {
    const text = `${lists(MAX_MARKDOWN - 2 * part.length)}${part}`.padEnd(MAX_MARKDOWN, "\n");
    expect(text).toHaveLength(MAX_MARKDOWN);
    expect(findResponses(text, "markdown")).toMatchObject({ responses: [{ response: "Left." }], problems: [] });
  });
});
