import { describe, expect, it } from "vitest";
import { findResponses } from "../../../src/formats/documents/find-responses.ts";
import { splitBlocks } from "../../../src/extension/pairs/sources/blocks.ts";
import { folderPairs } from "../../../src/extension/pairs/sources/folder-pairs.ts";
import { selectedTexts } from "../../../src/extension/pairs/sources/selected-texts.ts";
import { hasResponses, versionPairs } from "../../../src/extension/pairs/sources/version-pairs.ts";

const drafts = (a: string, b: string) => `## Query\n\nq\n\n## Response A\n\n${a}\n\n## Response B\n\n${b}\n`;

describe("splitBlocks", () => {
  it.each([
    ["one\n---\ntwo", ["one", "two"]],
    ["one\r\n  -----  \r\ntwo\r\n---\r\nthree", ["one", "two", "three"]],
    ["---\nonly\n---\n\n---", ["only"]],
    ["a --- b\n- - -\n--", ["a --- b\n- - -\n--"]],
    ["", []],
  ])("%j", (text, blocks) => expect(splitBlocks(text)).toEqual(blocks));
});

describe("selectedTexts", () => {
  const text = `${drafts("first", "second")}\nloose one\n---\nloose two\n`;
  const { responses } = findResponses(drafts("first", "second"), "markdown");
  const range = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

  it("takes several selections as they are, with the query of the responses that they are in", () => {
    expect(selectedTexts(text, [range("first"), range("second")], responses)).toEqual({
      texts: ["first", "second"],
      query: "q",
    });
    expect(selectedTexts(text, [range("first"), range("loose one")], responses).query).toBeUndefined();
  });

  it("takes the responses that one selection touches", () => {
    const stretch = { start: text.indexOf("rst"), end: text.indexOf("seco") + 2 };
    expect(selectedTexts(text, [stretch], responses)).toEqual({ texts: ["first", "second"], query: "q" });
  });

  it("parts one selection at its line of hyphens", () => {
    const stretch = { start: text.indexOf("loose one"), end: text.length };
    expect(selectedTexts(text, [stretch], responses)).toEqual({ texts: ["loose one", "loose two"], query: undefined });
  });

  it("finds fewer than two texts where there are no two", () => {
    expect(selectedTexts(text, [], responses).texts).toEqual([]);
    expect(selectedTexts(text, [range("loose one")], responses).texts).toEqual(["loose one"]);
    expect(
      selectedTexts(
        "same\nsame",
        [
          { start: 0, end: 4 },
          { start: 5, end: 9 },
        ],
        [],
      ).texts,
    ).toEqual(["same"]);
  });
});

describe("versionPairs", () => {
  it("pairs each response that changed with its earlier text", () => {
    expect(versionPairs(drafts("old", "same"), drafts("new", "same"), "x.md", "")).toEqual([
      { query: "q", responses: ["old", "new"] },
    ]);
  });

  it("pairs nothing across two queries, nor a response that is new", () => {
    const other = drafts("new", "b").replace("\nq\n", "\nanother q\n");
    expect(versionPairs(drafts("old", "b"), other, "x.md", "")).toEqual([]);
    expect(versionPairs("", drafts("a", "b"), "x.md", "")).toEqual([]);
  });

  it("follows the records of JSON Lines", () => {
    const line = (chosen: string) => JSON.stringify({ prompt: "q", chosen, rejected: "no" });
    expect(versionPairs(line("old"), line("new"), "x.jsonl", "")).toEqual([{ query: "q", responses: ["old", "new"] }]);
  });

  it("takes a file without responses as one response to the query given", () => {
    expect(hasResponses("old", "x.md")).toBe(false);
    expect(versionPairs("old\n", "new\n", undefined, "q")).toEqual([{ query: "q", responses: ["old", "new"] }]);
    expect(versionPairs("old\n", "old", undefined, "q")).toEqual([]);
    expect(versionPairs("", "new", undefined, "q")).toEqual([]);
    expect(versionPairs("old", "new", undefined, "")).toEqual([]);
  });
});

describe("folderPairs", () => {
  const file = (name: string, text: string | Uint8Array) => ({
    name,
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
  });

  it("pairs the files of a folder as responses to its query file", () => {
    const files = [
      file("a.md", "\uFEFFfirst\r\n"),
      file("b.txt", "second"),
      file("Query.md", "q\n"),
      file("c.md", " "),
    ];
    expect(folderPairs(files, "unused")).toEqual({
      pairs: [{ query: "q", responses: ["first", "second"] }],
      unread: [],
    });
  });

  it("takes the query given where no file is one, and leaves out what is not text", () => {
    const files = [
      file("a", "first"),
      file("b", "second"),
      file("x.png", Uint8Array.of(0x89, 0x50)),
      file("z", "a\0b"),
    ];
    expect(folderPairs(files, "q")).toEqual({
      pairs: [{ query: "q", responses: ["first", "second"] }],
      unread: ["x.png", "z"],
    });
    expect(folderPairs(files, "").pairs).toEqual([]);
    expect(folderPairs([], "q").pairs).toEqual([]);
  });
});
