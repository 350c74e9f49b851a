import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { differences } from "../../../webview/compare/text/differences.ts";
import { markStretches } from "../../../webview/compare/text/mark.ts";
import { renderMarkdown } from "../../../webview/compare/text/render-markdown.ts";
import { renderRaw } from "../../../webview/compare/text/render-raw.ts";

const { document } = parseHTML("<html><body></body></html>");

function bodyOf(fragment: DocumentFragment): HTMLElement {
  const body = document.createElement("div");
  body.append(fragment);
  return body;
}
const markdown = (text: string) => bodyOf(renderMarkdown(text, document));

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

  it("shows code of a language that it does not know, or of none, as it stands", () => {
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

  it("puts a table into a frame that scrolls, and goes on behind it", () => {
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
          expect(["class", "start"]).toEqual(expect.arrayContaining(element.getAttributeNames()));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("renderRaw", () => {
  it("names what nobody sees and leaves the text as it is", () => {
    const text = "a\u200bb\u001b[31mc\u202ed\tz\r\n👩‍👩‍👧";
    const body = bodyOf(renderRaw(text, document));
    expect(body.textContent).toBe(text);
    const named = [...body.querySelectorAll(".unseen-character")].map((box) => box.getAttribute("data-code"));
    expect(named).toEqual(["U+200B", "U+001B", "U+202E"]);
  });

  it("names a part of very many, and shows all of the text", () => {
    const body = bodyOf(renderRaw("\u200b".repeat(5000), document));
    expect(body.querySelectorAll("span").length).toBeLessThanOrEqual(2000);
    expect(body.textContent).toHaveLength(5000);
  });
});

describe("differences", () => {
  const words = (text: string, stretches: readonly (readonly [number, number])[]) =>
    stretches.map(([start, end]) => text.slice(start, end));

  it("are the words that one text alone has", () => {
    const [one, two] = ["The quick  brown fox.", "The slow brown\nfox, then."];
    const [left, right] = differences(one, two)!;
    expect(words(one, left)).toEqual(["quick"]);
    expect(words(two, right)).toEqual(["slow", ", then"]);
  });

  it("are none between texts that differ in white space", () => {
    expect(differences("a  b\n\nc", "a b c")).toEqual([[], []]);
  });

  it("leave, taken away, the same words on both sides", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "der", "猫が好き", "."), { maxLength: 30 })
      .map((list) => list.join(" "));
    const without = (whole: string, stretches: readonly (readonly [number, number])[]) =>
      [...stretches].reverse().reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), whole);
    fc.assert(
      fc.property(text, text, (one, two) => {
        const [left, right] = differences(one, two)!;
        expect(without(one, left).replace(/\s/g, "")).toBe(without(two, right).replace(/\s/g, ""));
      }),
    );
  });

  it("are given up where looking takes too long", () => {
    const text = (seed: number) => Array.from({ length: 30_000 }, (_, i) => `w${(i * seed) % 99_991}`).join(" ");
    expect(differences(text(7919), text(104_729))).toBeUndefined();
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
