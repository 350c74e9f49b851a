import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, shorten } from "../../../src/extension/markdown-text.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });

describe("escapeMarkdown", () => {
  it("renders as the text itself, whatever a stranger wrote", () => {
    const hostile =
      "# <img src=x onerror=alert(1)> [a](command:rm) ![b](http://x/y.png) &amp; `c` **d** | https://evil.example\n- e";
    const html = markdown.render(escapeMarkdown(hostile));
    expect(html).not.toMatch(/<(img|a|code|strong|h1|li)/);
    expect(html).toContain("&amp;amp;");
  });

  it("brings every text back, blanks as one", () => {
    const words = fc.string({ unit: "grapheme-ascii", minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(words, (text) => {
        const [inline] = markdown.parseInline(escapeMarkdown(text), {});
        expect((inline.children ?? []).map(({ content }) => content).join("")).toBe(text.replace(/\s+/g, " "));
      }),
    );
  });
});

describe("shorten", () => {
  it("leaves a short text as it is, on one line", () => {
    expect(shorten("one\n two", 20)).toBe("one two");
  });

  it("cuts a long text with an ellipsis, between code points", () => {
    expect(shorten("😀😀😀😀", 3)).toBe("😀😀…");
    expect(Array.from(shorten("x".repeat(1_000_000), 40))).toHaveLength(40);
  });

  it("says that something follows many blanks", () => {
    expect(shorten(`a${" ".repeat(1000)}b`, 10)).toBe("a…");
  });
});
