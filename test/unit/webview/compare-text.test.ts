import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markStretches } from "../../../webview/text/mark.ts";
import { renderMarkdown } from "../../../webview/text/render-markdown.ts";
import { bodyOf, document } from "../../support/body-of.ts";

const markdown = (text: string) => bodyOf(renderMarkdown(text, document)!.nodes);

/** Every element that a text may bring onto the page. */
const allowed = "p h3 ul ol li blockquote pre code em strong s hr br div table thead tbody tr th td span".split(" ");

describe("renderMarkdown", () => {
  it("shows what Markdown means", () => {
    const body = markdown(
      "# T\n\n3. *a*\n4. **b**\n\n> q\n\n```js\nlet x = 1\n```\n\n| h |\n|---|\n| c |\n\n~~s~~ `i`\nline",
    );
    expect(body.querySelector("h3.h1")?.textContent).toBe("T");
    expect(body.querySelector("ol")?.getAttribute("start")).toBe("3");
    expect(body.querySelector("pre .hljs-keyword")?.textContent).toBe("let");
    for (const tag of ["em", "strong", "blockquote", "table", "s", "code", "br"])
      expect(body.querySelector(tag), tag).not.toBeNull();
  });

  it("shows code of a language that it does not know, or of none, as it is", () => {
    const code = "<b>not bold</b> & co";
    expect(markdown(`\`\`\`klingon\n${code}\n\`\`\``).querySelector("code")?.textContent).toBe(code);
    expect(markdown(`    ${code}`).querySelector("code")?.textContent).toBe(code);
  });

  it("shows links and images as words with their address, and follows none", () => {
    const body = markdown(
      "[x](javascript:alert(1)) ![y](https://evil.test/a.png) <https://evil.test> [z][r]\n\n[r]: data:,1",
    );
    expect(body.textContent.trim()).toBe(
      "x (javascript:alert(1)) Image: y (https://evil.test/a.png) https://evil.test z (data:,1)",
    );
    expect(body.querySelectorAll("a, img, [href], [src]")).toHaveLength(0);
  });

  it("shows HTML as text", () => {
    const html = "<script>alert(1)</script> </textarea> <img src=x onerror=alert(2)> <!-- c --> &lt;";
    const body = markdown(html);
    expect(body.textContent.trim()).toBe(html.replace("&lt;", "<")); // an entity is Markdown's too
    expect(body.querySelectorAll("script, textarea, img")).toHaveLength(0);
  });

  it("leaves formulas as they are written, and escaped brackets what Markdown means by them", () => {
    const text = (source: string) => markdown(source).textContent.trim();
    expect(text("So \\(a_b + c_d\\) and \\[x^2\n= y\\].")).toBe("So \\(a_b + c_d\\) and \\[x^2\n= y\\].");
    expect(markdown("\\(a_b_c\\)").querySelector("em")).toBeNull();
    expect(text("See \\[1\\], and \\(alone")).toBe("See [1], and (alone");
    expect(markdown("`\\(a\\)`").querySelector("code")?.textContent).toBe("\\(a\\)");
  });

  it("breaks the line at <br> in a cell of a table, and nowhere else", () => {
    const body = markdown("| h<br>i |\n|---|\n| one<br/>two **b<BR>c** `<br>` |\n\nout <br> side");
    expect([...body.querySelectorAll("th br, td br")]).toHaveLength(3);
    expect(body.querySelector("td code")?.textContent).toBe("<br>");
    expect(body.querySelector("p")?.textContent).toBe("out <br> side");
  });

  it("puts a table into a frame that scrolls, and continues behind it", () => {
    const [frame, after] = markdown("| h |\n|---|\n| c |\n\nafter").children;
    expect([frame.className, frame.firstElementChild?.localName]).toEqual(["table", "table"]);
    expect(after.localName).toBe("p");
  });

  it("makes of whatever text allowed elements only, with no attribute but class and start", () => {
    const piece = fc.constantFrom(
      ..."#*_`[]()!<>|-~\\\n &;:\"'=/".split(""),
      "<img onerror=x>",
      "```html\n",
      "- ",
      "> ",
      "a",
      "\u202e",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const element of markdown(pieces.join("")).querySelectorAll("*")) {
          expect(allowed).toContain(element.localName);
          expect(["class", "start", "data-code"]).toEqual(expect.arrayContaining(element.getAttributeNames()));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("markStretches", () => {
  it("marks stretches across elements and keeps the text", () => {
    const body = markdown("one **two** three\n\n- four");
    const text = body.textContent;
    const at = (word: string) => text.indexOf(word);
    markStretches(body, [
      [at("ne"), at("two") + 2],
      [at("three"), at("three") + 5],
    ]);
    expect(body.textContent).toBe(text);
    expect([...body.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["ne ", "tw", "three"]);
  });

  it("marks every stretch whole, whatever the elements", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(40), { maxLength: 8 }), (ends) => {
        const body = markdown("abc **def _ghi_ jkl** mno\n\n- pqr\n- `stu` vwx");
        const text = body.textContent;
        const sorted = ends.filter((end) => end <= text.length).sort((a, b) => a - b);
        const stretches = sorted.flatMap((end, i) => (i % 2 === 1 ? [[sorted[i - 1], end] as const] : []));
        markStretches(body, stretches);
        expect(body.textContent).toBe(text);
        const marked = [...body.querySelectorAll("mark")].map((mark) => mark.textContent).join("");
        const wanted = stretches.map(([start, end]) => text.slice(start, end)).join("");
        expect(marked.replace(/\s/g, "")).toBe(wanted.replace(/\s/g, ""));
      }),
    );
  });
});
