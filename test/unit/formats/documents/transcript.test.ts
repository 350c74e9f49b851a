import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentKind } from "../../../../src/formats/documents/document-kinds.ts";
import { findResponses } from "../../../../src/formats/documents/find-responses.ts";
import { MAX_QUERY, MAX_TURNS } from "../../../../src/formats/text/limits.ts";

const find = (text: string) => findResponses(text, "plaintext");

describe("chat transcripts", () => {
  it("gives each assistant turn all turns before it, as HH-RLHF writes them", () => {
    const text = "User: Hi\nAssistant: Hello.\nHow can I help?\n\n**User:** Which way?\n\n**Assistant**: Left.\n";
    const { responses } = find(text);
    expect(responses.map((r) => [r.label, r.query, r.response])).toEqual([
      ["Assistant 1", "Hi", "Hello.\nHow can I help?"],
      ["Assistant 2", "Human: Hi\n\nAssistant: Hello.\nHow can I help?\n\nHuman: Which way?", "Left."],
    ]);
    expect(text.slice(responses[1].anchor, responses[1].anchor + 13)).toBe("**Assistant**");
    expect(text.slice(responses[0].queryStart, responses[0].queryEnd)).toBe("Hi");
  });

  it("begins a new conversation after a heading or a rule before a user's turn, and only there", () => {
    const text = "# One\nHuman: a\nAssistant: b\n\n## Two\n\n---\nHuman: c\nAssistant: # Title\nd\n\n---\nAssistant: e";
    expect(find(text).responses.map((r) => [r.query, r.response])).toEqual([
      ["a", "b"],
      ["c", "# Title\nd"],
      ["Human: c\n\nAssistant: # Title\nd", "e"],
    ]);
  });

  it("counts no marker inside a line or, in Markdown, inside code", () => {
    expect(find("The User: said\nUserland: x\nAssistant: none").responses).toEqual([]);
    const text = "User: q\n```\nAssistant: not a turn\n```\nAssistant: a";
    expect(findResponses(text, "markdown").responses.map((r) => r.response)).toEqual(["a"]);
    expect(find("Assistant: Welcome.\nUser: q").responses).toEqual([]);
  });

  it("prefers headings, so that a transcript may be a query", () => {
    const { responses } = findResponses("## Query\nUser: a\nAssistant: b\nUser: c\n## Response\nd", "markdown");
    expect(responses.map((r) => [r.query, r.response])).toEqual([["User: a\nAssistant: b\nUser: c", "d"]]);
  });

  it("reports an empty turn by its line", () => {
    const { responses, problems } = find("User: q\r\nAssistant:\r\n\r\nUser: again\r\nAssistant: a");
    expect(problems).toEqual([{ line: 2, message: expect.stringContaining("empty") }]);
    expect(responses.map((r) => r.response)).toEqual(["a"]);
  });

  it("has exact offsets for any turns", () => {
    const body = fc
      .array(fc.constantFrom("word", " ", "\n", "\r\n", "😀", "\udfff", "#", "--- ", "User:x"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("User", "Human", "Assistant"), body), { maxLength: 12 }),
        (turns) => {
          const text = turns.map(([who, part]) => `${who}: ${part}\n`).join("");
          for (const r of find(text).responses) {
            expect(text.slice(r.start, r.end).replaceAll("\r\n", "\n")).toBe(r.response);
            expect(text.slice(r.anchor).startsWith("Assistant:")).toBe(true);
            expect(r.queryEnd).toBeLessThanOrEqual(r.anchor);
          }
        },
      ),
    );
  });

  it("bounds the query of a long chat, and keeps its last question", { timeout: 60_000 }, () => {
    const text = Array.from(
      { length: 1000 },
      (_, i) => `User: question ${i} ${"x".repeat(50)}\nAssistant: answer ${i}\n`,
    ).join("");
    const { responses } = find(text);
    expect(responses).toHaveLength(1000);
    const last = responses[999].query;
    expect(last.length).toBeLessThan(MAX_QUERY * 1.1);
    expect(last).toContain("Human: question 999");
    expect(last.split("Human: ").length - 1 + last.split("Assistant: ").length - 1).toBeLessThanOrEqual(MAX_TURNS);
    const long = `User: ${"y".repeat(20_000)}\nAssistant: a`;
    expect(find(long).responses[0].query).toHaveLength(20_000);
  });
});

describe("documentKind", () => {
  it("goes by the extension", () => {
    const names = ["a.md", "a.b.JSONL", "x/notes.txt", "a.ts", "md"];
    expect(names.map(documentKind)).toEqual(["markdown", undefined, "plaintext", undefined, undefined]);
  });
});
