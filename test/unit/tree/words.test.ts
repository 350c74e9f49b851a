import { describe, expect, it } from "vitest";
import { refusedIn, refusedInCode, refusedNumbers, refusedWords } from "../../support/plain-words.ts";
import { projectTexts } from "./project-texts.ts";

/** Files in which the words are data: lists of words that a text may have, and this test's own list. */
const DATA = [
  "src/core/features/{*-lists,harsh-words}.ts",
  "src/protocol/lesson-texts.ts",
  "scripts/lib/general/damaging-sentences.ts",
  "scripts/lib/general/unseen-sentences.ts",
  "test/support/plain-words.ts",
  "test/unit/tree/words.test.ts",
];

const code = [
  "src/**/*.ts",
  "webview/**/*.{ts,css}",
  "scripts/**/*.{ts,mjs,py}",
  "scale/**/*.{py,toml}",
  "test/**/*.{ts,mjs}",
  "*.{js,ts}",
];
const prose = ["*.md", "docs/**/*.md", "scale/*.md", ".github/**/*.{md,yml}"];

async function problemsOf(patterns: readonly string[], refused = refusedWords): Promise<string[]> {
  const texts = await projectTexts(patterns, DATA);
  return [...texts].flatMap(([file, text]) => refusedIn(text, refused).map((place) => `${file}:${place}`));
}

describe("the project's wording", () => {
  it("is plain in documents", async () => {
    expect(await problemsOf(prose)).toEqual([]);
  });

  it("is plain in code, comments, messages and test names", async () => {
    expect(await problemsOf(code, refusedInCode)).toEqual([]);
  });

  it("is plain in the manifest", async () => {
    expect(await problemsOf(["package.json", "package.nls*.json"])).toEqual([]);
  });

  it("writes numbers as in English in documents", async () => {
    expect(await problemsOf(prose, refusedNumbers)).toEqual([]);
  });
});

describe("the list of words", () => {
  it.each([
    "foretold by the others",
    "the scores are reckoned anew",
    "it is set aside",
    "what is told to nobody",
    "the file holds a list",
    "the word that stands there",
    "it trains by itself",
    "one file a boundary",
    "a line that is no record",
    "it is none of these",
    "it answers at once",
    "nobody waits any more",
    "the caller hears why",
    "tellResult()",
    "the panel tells a reader more",
  ])("refuses: %s", (text) => {
    expect(refusedIn(text, refusedWords)).not.toEqual([]);
  });

  it.each([
    "it holds the lock",
    "two that can be told apart",
    "held-out pairs",
    "a threshold",
    "what stands out",
    "there is no file, and there are none",
    "it is no longer there",
    "{ told: 0.5 }, unseen.told",
  ])("allows: %s", (text) => {
    expect(refusedIn(text, refusedWords)).toEqual([]);
  });

  it("refuses 66 % and .03, and allows 66%, 0.03, `.3` and …/.5", () => {
    expect(refusedIn("66 %\n.03\n(.03)", refusedNumbers)).toHaveLength(3);
    expect(refusedIn("66%\n0.03\n1.5\n`.3`", refusedNumbers)).toEqual([]);
    expect(refusedIn("(90 % interval)", refusedInCode)).toHaveLength(1);
    expect(refusedIn("i % 2, 16 % 7, 90%", refusedInCode)).toEqual([]);
  });
});
