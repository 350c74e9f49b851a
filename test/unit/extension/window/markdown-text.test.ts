import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, plainLabel, plainWords } from "../../../../src/extension/window/markdown-text.ts";
import { shorten } from "../../../../src/report/format.ts";

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

describe("plainLabel", () => {
  /** How VS Code finds icons in labels, and links in messages (base/common/iconLabels.ts, linkedText.ts). */
  const drawn = [/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/, /\[[^\]]+\]\([a-z]+:[^)\s]+\)/];

  it("draws no icon and makes no link, whatever a stranger wrote, and looks the same", () => {
    const parts = fc.constantFrom("$(", "bug", ")", "~spin", "$", "(", "\\", "[", "](", "https://e", "x ", "]");
    fc.assert(
      fc.property(fc.array(parts), (words) => {
        const text = words.join("");
        const plain = plainLabel(text);
        for (const pattern of drawn) expect(plain).not.toMatch(pattern);
        expect(plain.replaceAll("\u2060", "")).toBe(text);
      }),
      { numRuns: 1000 },
    );
    expect(drawn.every((pattern) => pattern.test("$(bug) [a](command:rm)"))).toBe(true);
  });

  it("takes all words of a row, and leaves the rest of it", () => {
    const row = plainWords({ label: "$(bug)", description: "of $(x)", detail: "[a](https://b)", picked: true });
    expect(row).toEqual({
      label: "$\u2060(bug)",
      description: "of $\u2060(x)",
      detail: "[a]\u2060(https://b)",
      picked: true,
    });
    expect(plainWords({ label: { label: "x" }, description: true })).toEqual({
      label: { label: "x" },
      description: true,
    });
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
