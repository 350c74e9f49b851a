import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findResponses } from "../../../../src/formats/documents/find-responses.ts";
import { superlinear } from "../../growth/growth.ts";

const find = (text: string) => findResponses(text, "markdown");
const brief = (text: string) => find(text).responses.map(({ query, response, label }) => [query, label, response]);

describe("Query and Response headings", () => {
  it("finds every response with its query, label and place", () => {
    const text = "# Notes\n\n## Query\n\nWhich way?\n\n## Response A\n\nLeft.\n\n## Response: short\nRight.\n";
    const { responses, problems } = find(text);
    expect(problems).toEqual([]);
    expect(responses.map((r) => [r.label, r.query, r.response])).toEqual([
      ["Response A", "Which way?", "Left."],
      ["Response: short", "Which way?", "Right."],
    ]);
    expect(text.slice(responses[1].anchor).startsWith("## Response: short")).toBe(true);
    expect(text.slice(responses[0].queryStart, responses[0].queryEnd)).toBe("Which way?");
  });

  it("starts a new group at each query", () => {
    expect(brief("## Query\na\n## Response\nb\n## Query 2\nc\n## Response\nd")).toEqual([
      ["a", "Response", "b"],
      ["c", "Response", "d"],
    ]);
  });

  it("keeps the headings of an answer in it, of whatever level and word, up to the next response", () => {
    expect(brief("## Query\nq\n## Response\nx\n### Query\ny\n### Response\nz\n## Notes\nn\n## Response B\nw")).toEqual([
      ["q", "Response", "x\n### Query\ny\n### Response\nz\n## Notes\nn"],
      ["q", "Response B", "w"],
    ]);
  });

  it("takes responses one level below their query, and ends the group at a heading above it", () => {
    expect(brief("# Query\nq\n## Response A\na\n## Response B\nb\n# Query\nr\n## Response\nc")).toEqual([
      ["q", "Response A", "a"],
      ["q", "Response B", "b"],
      ["r", "Response", "c"],
    ]);
    expect(brief("## Query\nq\n# Other\n## Response\na")).toEqual([]);
  });

  it("reads a query on its heading's line, any case, bold, setext, CRLF", () => {
    expect(brief("## **query: Which way?**\r\n\r\n## RESPONSE\r\n\r\nLeft.\r\n")).toEqual([
      ["Which way?", "RESPONSE", "Left."],
    ]);
    expect(brief("Query\n=====\nq\n\nResponse\n-----\nr")).toEqual([["q", "Response", "r"]]);
  });

  it("has the place of a query in its heading: over several lines, with CRLF, NUL, closing hashes and markup", () => {
    const places = (heading: string) => {
      const text = `${heading}\r\n\r\n## Response *A*\r\nr\r\n`;
      const [{ query, label, queryStart, queryEnd }] = find(text).responses;
      expect(label).toBe("Response A");
      return [query, text.slice(queryStart, queryEnd)];
    };
    expect(places("Query: one\r\ntwo\r\n===")).toEqual(["one\ntwo", "one\r\ntwo"]);
    expect(places("Query:\r\none\r\n===")).toEqual(["one", "one"]);
    expect(places("## Query: a\0b")).toEqual(["a\0b", "a\0b"]);
    expect(places("  ##  Query: what is C#  ##  ")).toEqual(["what is C#", "what is C#"]);
    expect(places("## Query: what is C#")).toEqual(["what is C#", "what is C#"]);
    expect(places("## **Query: Query: x** ##")).toEqual(["Query: x", "Query: x"]);
    expect(places("# Query: **ab** #")).toEqual(["ab", "ab"]);
    expect(places("# **Query:** what is **C**?")).toEqual(["what is **C**?", "what is **C**?"]);
    expect(places("# Query: \ud800 é\t#")).toEqual(["\ud800 é", "\ud800 é"]);
  });

  it("counts no heading in code, quotations, lists or HTML, and none of a manual", () => {
    const fenced =
      "## Query\nq\n## Response\n```md\n## Response B\nno\n```\n> ## Response C\n\n- ## Response D\n\n<!--\n## Response E\n-->";
    expect(brief(fenced)).toHaveLength(1);
    expect(brief("## Query parameters\nid\n## Response body\nJSON")).toEqual([]);
    expect(brief("## Responses\nnone\n## Response time\n3 ms")).toEqual([]);
  });

  it("reports an empty response and keeps the others", () => {
    const { responses, problems } = find("## Query\nq\n## Response A\n\n## Response B\nb");
    expect(problems).toEqual([{ line: 3, message: expect.stringContaining("Response A is empty") }]);
    expect(responses.map((r) => r.response)).toEqual(["b"]);
  });

  it("has exact offsets for any text", () => {
    const body = fc
      .array(fc.constantFrom("word", " ", "\n", "\r\n", "é", "😀", "\ud800", "- a", "`", "*", "    "))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), body), { maxLength: 12 }), (sections) => {
        const text = sections.map(([query, part]) => `${query ? "## Query" : "## Response"}\n\n${part}\n\n`).join("");
        for (const r of find(text).responses) {
          expect(text.slice(r.start, r.end).replaceAll("\r\n", "\n")).toBe(r.response);
          expect(text.slice(r.queryStart, r.queryEnd).replaceAll("\r\n", "\n")).toBe(r.query);
          expect(r.response).toBe(r.response.trim());
          expect(text.slice(r.anchor).startsWith("## Response")).toBe(true);
        }
      }),
    );
  });

  it("takes time that grows as the number of responses does, and reads 10 MB in one line", { timeout: 60_000 }, () => {
    const answer = "Some `text` with **bold** words and [links](x) in it, said plainly. ".repeat(4);
    const document = (responses: number) =>
      "## Query\n\nWhat is it?\n\n" +
      Array.from({ length: responses }, (_, i) => `## Response ${i}\n\n${answer}\n\n- one\n- two\n\n`).join("");
    expect(find(document(1000)).responses).toHaveLength(1000);
    expect(superlinear(document, find, 1000)).toBeUndefined();
    expect(find(`## Query\nq\n## Response\n${"x".repeat(1e7)}`).responses[0].response).toHaveLength(1e7);
  });
});
