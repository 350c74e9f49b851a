import { readFile } from "node:fs/promises";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { packagedReadme } from "../../../scripts/lib/stage/packaged-readme.ts";
import { root } from "../../../scripts/lib/paths.ts";

const readme = await readFile(join(root, "README.md"), "utf8");
const packaged = packagedReadme(readme);

/** Where the links and pictures of a text lead. */
function targets(text: string): string[] {
  const tokens = new MarkdownIt().parse(text, {}).flatMap(({ children }) => children ?? []);
  return tokens.flatMap((token) =>
    [token.attrGet("href") ?? token.attrGet("src")].filter((one) => one !== null).map(String),
  );
}

describe("the README in the package", () => {
  it("has no link or picture that leads nowhere, and keeps the words of links to pages of the checkout", () => {
    expect(targets(readme).filter((target) => !target.startsWith("https://")).length).toBeGreaterThan(5);
    expect(targets(packaged)).not.toEqual([]);
    expect(targets(packaged).filter((target) => !target.startsWith("https://"))).toEqual([]);
    expect(packaged).toContain("Measured on 23 public sets");
  });

  it("names no page that is not in the package, and keeps what was said beside it", () => {
    expect(packaged).not.toMatch(/docs\/|\w\.md\b(?!`)/);
    expect(packaged).toContain("_Add Expectation…_ writes them.\n");
    expect(packaged).toMatch(/continued where it was stopped[^\n]*\.\n\nMIT\. The model that reads texts is/);
    expect(packaged).toContain("## More\n");
  });

  it("is for users: what needs the checkout is left out", () => {
    expect(readme).toMatch(/^npm start /m);
    expect(readme).toMatch(/^npm test /m);
    expect(packaged).toContain("## What leaves your machine");
    expect(packaged).not.toMatch(/npm |CONTRIBUTING/);
  });
});
