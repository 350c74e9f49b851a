import { readFile } from "node:fs/promises";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { packagedReadme } from "../../../scripts/lib/packaged-readme.ts";
import { root } from "../../../scripts/lib/paths.ts";

const readme = await readFile(join(root, "README.md"), "utf8");
const packaged = await packagedReadme(readme, root);
const markdown = new MarkdownIt();
// markdown-it refuses some data addresses; VS Code shows those of pictures.
markdown.validateLink = () => true;

/** Where the links and pictures of a text lead. */
function targets(text: string): { links: string[]; pictures: string[] } {
  const tokens = markdown.parse(text, {}).flatMap(({ children }) => children ?? []);
  const of = (type: string, attribute: string) =>
    tokens.filter((token) => token.type === type).map((token) => String(token.attrGet(attribute)));
  return { links: of("link_open", "href"), pictures: of("image", "src") };
}

describe("the README in the package", () => {
  it("has the pictures in its text", () => {
    const { pictures } = targets(packaged);
    expect(pictures).toHaveLength(targets(readme).pictures.length);
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    for (const picture of pictures) expect(picture).toMatch(/^data:image\/(?:png|webp);base64,\S{10000,}$/);
  });

  it("has no link that leads nowhere, and keeps the words of those to pages of the checkout", () => {
    const { links } = targets(packaged);
    expect(links.filter((link) => !link.startsWith("https://"))).toEqual([]);
    expect(packaged).toContain("docs/model.md says what each was trained on");
  });

  it("is for users: what needs the checkout is left out", () => {
    expect(readme).toMatch(/^npm start /m);
    expect(readme).toMatch(/^npm test /m);
    expect(packaged).not.toMatch(/npm |CONTRIBUTING/);
  });
});
