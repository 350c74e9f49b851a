import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../webview/text/render-markdown.ts";
import { renderRaw } from "../../../webview/text/render-raw.ts";

const { document } = parseHTML("<html><body></body></html>");

function bodyOf(fragment: DocumentFragment): HTMLElement {
  const body = document.createElement("div");
  body.append(fragment);
  return body;
}
const markdown = (text: string) => bodyOf(renderMarkdown(text, document)!.nodes);
const raw = (text: string) => bodyOf(renderRaw(text, document).nodes);
const namesIn = (body: HTMLElement) =>
  [...body.querySelectorAll(".unseen-character")].map((box) => box.getAttribute("data-code"));

describe("renderMarkdown, within bounds", () => {
  const depthOf = (element: Element): number => 1 + Math.max(0, ...[...element.children].map(depthOf));

  it("leaves to the source what is too long, of too many parts, or too nested", () => {
    for (const text of [
      "word ".repeat(6001),
      "a\n\n".repeat(2000),
      "*a*".repeat(2000),
      `${"*".repeat(4000)}a${"*".repeat(4000)}`,
      `${"> ".repeat(60)}${"*".repeat(60)}a${"*".repeat(60)}`,
    ])
      expect(renderMarkdown(text, document), text.slice(0, 20)).toBeUndefined();
    expect(markdown("word ".repeat(6000)).textContent.trim()).toBe("word ".repeat(6000).trim());
    expect(markdown(`${"> ".repeat(20)}**deep _enough_**`).querySelector("em")?.textContent).toBe("enough");
  });

  it.each(["bash", "javascript", "typescript", "php", "ruby", "csharp"])(
    "shows nested code in %s, not its nesting",
    (language) => {
      for (const unit of ["${", "`${", "#{", "$(", "{", '$"{']) {
        for (const length of [5900, 19_800]) {
          const code = unit.repeat(length / unit.length);
          const body = markdown(`~~~${language}\n${code}\n~~~`);
          expect(body.querySelector("code")?.textContent).toBe(code);
          expect(depthOf(body), unit).toBeLessThan(24);
        }
      }
    },
  );

  it("colours code up to 6000 characters a text, and says which blocks it left plain", () => {
    const block = (lines: number) => `\`\`\`js\n${"let x = 1; // one\n".repeat(lines)}\`\`\`\n`;
    const coloured = ({ nodes }: { nodes: DocumentFragment }) =>
      [...bodyOf(nodes).querySelectorAll("pre")].map((pre) => pre.querySelector(".hljs-keyword") !== null);
    const short = renderMarkdown(block(100) + block(100), document)!;
    expect([coloured(short), short.left]).toEqual([[true, true], []]);
    const long = renderMarkdown(block(300) + block(100) + block(10) + block(700), document)!;
    expect(long.left).toEqual(["2 code blocks are shown without colours: too long."]);
    expect(coloured(long)).toEqual([true, false, true, false]);
    const prose = renderMarkdown(`\`\`\`c\n${"int ".repeat(400)}\n\`\`\``, document)!;
    expect(prose.left).toEqual(["A code block is shown without colours: too long."]);
  });

  it("leaves plain a page of scripts in scripts, each of which would be parsed again", () => {
    const page = (unit: string, times: number) => renderMarkdown(`~~~html\n${unit.repeat(times)}\n~~~`, document)!;
    for (const unit of ["<script>", "<STYLE>a", "<script>html`", "<script>x=<style>"])
      expect(page(unit, 5900 / unit.length).left, unit).toEqual(["A code block is shown without colours: too long."]);
    const { nodes, left } = page("<script>let x = 1</script>\n", 8);
    expect(left).toEqual([]);
    expect(bodyOf(nodes).querySelectorAll(".hljs-keyword")).toHaveLength(8);
  });

  it("names what nobody sees, in words, code, links and addresses, and leaves the text as it is", () => {
    const body = markdown(
      "a\u{e0041}b **c\u3164** `d\u200e`\n\n```js\nlet e\u200b = 1\n```\n\n[f\u202e](x) ❤️ 👩‍👩‍👧 می‌خواهم",
    );
    expect(namesIn(body)).toEqual(["U+E0041", "U+3164", "U+200E", "U+200B", "U+202E"]);
    expect(body.textContent).toContain("let e\u200b = 1");
    expect(body.textContent).toContain("❤️ 👩‍👩‍👧 می‌خواهم");
  });
});

describe("renderRaw", () => {
  it("names what nobody sees and leaves the text as it is", () => {
    const text = "a\u200bb\u001b[31mc\u202ed\tz\r\n👩‍👩‍👧";
    const body = raw(text);
    expect(body.textContent).toBe(text);
    expect(namesIn(body)).toEqual(["U+200B", "U+001B", "U+202E"]);
  });

  it("names a part of very many, says so, and shows all of the text", () => {
    const text = "a\u200b".repeat(5000);
    const { nodes, left } = renderRaw(text, document);
    const body = bodyOf(nodes);
    expect(namesIn(body)).toHaveLength(500);
    expect(left).toEqual(["Only the first 500 places with invisible characters are named."]);
    expect(body.textContent).toBe(text);
  });

  it("has a long text in parts of whole lines, and a short one in none", () => {
    const text = Array.from({ length: 5000 }, (_, i) => (i % 7 ? `line ${i}` : "")).join("\n");
    const body = raw(text);
    expect(body.textContent).toBe(text);
    const parts = [...body.querySelectorAll(".text-part")].map(({ textContent }) => textContent);
    expect(parts.length).toBeGreaterThan(40);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/\n$/);
    expect(raw("a\nb").querySelector(".text-part")).toBeNull();
  });

  it("ends a part of a line without end after white space, or else between two characters", () => {
    for (const [text, ends] of [
      ["word ".repeat(10_000), / $/],
      ["[".repeat(50_000), /^\[+$/],
      ["a" + "😀".repeat(20_000), /^a?(?:😀)+$/u],
      [`${"x".repeat(7000)}\n${"short\n".repeat(500)}`, /[x\n]$/],
    ] as const) {
      const body = raw(text);
      expect(body.textContent).toBe(text);
      const parts = [...body.querySelectorAll(".text-part")].map(({ textContent }) => textContent);
      expect(parts.length).toBeGreaterThan(2);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(4501);
        expect(part).toMatch(ends);
      }
    }
  });
});
