import { describe, expect, it } from "vitest";
import { findResponses } from "../../../src/formats/documents/find-responses.ts";
import { findInSource } from "../../../src/extension/history/find-source.ts";

const drafts = `## Query

Name a fruit

## Response A

An apple.

## Response B

A pear.

## Query

Name another fruit

## Response A

An apple.
`;
const found = findResponses(drafts, "markdown").responses;
const place = (query: string, responses: [string, string], choice: "first" | "second" = "first") => {
  const stretch = findInSource({ query, responses, choice }, drafts, found);
  return stretch && [drafts.slice(stretch.start, stretch.end), drafts.slice(0, stretch.start).split("\n").length];
};

describe("findInSource", () => {
  it("finds the preferred response, where several are alike that to its own query", () => {
    expect(place("Name a fruit", ["An apple.", "A pear."])).toEqual(["An apple.", 7]);
    expect(place("Name another fruit", ["An apple.", "A pear."])).toEqual(["An apple.", 19]);
    expect(place("Name a fruit", ["An apple.", "A pear."], "second")).toEqual(["A pear.", 11]);
  });

  it("takes another query's, any text's or the other response's place before it gives up", () => {
    expect(place("Changed query", ["A pear.", "x"])).toEqual(["A pear.", 11]);
    expect(place("q", ["another fruit", "x"])).toEqual(["another fruit", 15]);
    expect(place("Name a fruit", ["gone", "A pear."])).toEqual(["A pear.", 11]);
    expect(place("Name a fruit", ["gone", ""])).toBeUndefined();
  });
});
