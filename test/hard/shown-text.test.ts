import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { hiddenRuns } from "../../src/core/features/hidden-characters.ts";
import { differences } from "../../webview/text/differences.ts";
import { markStretches } from "../../webview/text/mark.ts";
import { renderMarkdown } from "../../webview/text/render-markdown.ts";
import { renderRaw } from "../../webview/text/render-raw.ts";

const { document } = parseHTML("<html><body></body></html>");

/** What Markdown, highlight.js's grammars and Unicode have trouble with. */
const pieces = [
  ..."* ** _ __ ` ``` ~~~ [ ]( ![ ] ( ) < > | |-| # - 1. = \\ & &amp; {{ ${ `${ #{ $( \" ' /* // <?php <!-- <<a".split(
    " ",
  ),
  ...[
    "\n",
    "\n\n",
    "    ",
    "\t",
    "> ",
    "- a\n",
    "```js\n",
    "```bash\n",
    "```c\n",
    "| a | b |\n",
    "|-|-|\n",
    "word ",
    "a",
    "猫が",
  ],
  ...[
    "\u200b",
    "\u202e",
    "\u{e0041}",
    "\u3164",
    "\u00ad",
    "\u001b",
    "\ufe0f",
    "👩‍👧",
    "می‌خواهم",
    "\u2800",
    "\u0000",
    "\r",
  ],
];
/** A text of few pieces, each said many times. */
const hostile = fc
  .array(fc.tuple(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }), fc.nat(3000)), { maxLength: 6 })
  .map((parts) =>
    parts
      .map(([unit, times]) => unit.join("").repeat(times))
      .join("\n")
      .slice(0, 100_000),
  );

function bodyOf(fragment: DocumentFragment): HTMLElement {
  const body = document.createElement("div");
  body.append(fragment);
  return body;
}

/** Nodes below a node, and how deep they are. */
function sizeOf(node: Node): { nodes: number; depth: number } {
  const below = [...node.childNodes].map(sizeOf);
  const nodes = below.reduce((sum, one) => sum + one.nodes, 1);
  return { nodes, depth: 1 + below.reduce((most, one) => Math.max(most, one.depth), 0) };
}

/** Characters nobody sees that have no name. */
function unnamed(node: Node): string[] {
  if (node.nodeType === 3)
    return [...hiddenRuns((node as Text).data)].map(({ start }) => (node as Text).data.slice(start));
  if ((node as Element).className === "unseen-character") return [];
  return [...node.childNodes].flatMap(unnamed);
}

describe("whatever a text is", () => {
  it("a page gets a bounded number of nodes, not too deep, or its source; each hidden character has a name", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const raw = renderRaw(text, document);
        const markdown = renderMarkdown(text, document);
        const bodies = [raw, ...(markdown ? [markdown] : [])].map(({ nodes, left }) => ({ body: bodyOf(nodes), left }));
        expect(bodies[0].body.textContent).toBe(text);
        for (const { body, left } of bodies) {
          const { nodes, depth } = sizeOf(body);
          expect(nodes).toBeLessThan(20_000);
          expect(depth).toBeLessThan(100);
          if (left.every((sentence) => !sentence.includes("are named"))) expect(unnamed(body)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("what two texts differ in is marked in a bounded number of places, and what is left is the same", () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const found = differences(one, two);
        if (typeof found === "string") return;
        for (const [i, text] of [one, two].entries()) {
          expect(found[i].length).toBeLessThanOrEqual(400);
          const body = bodyOf(renderRaw(text, document).nodes);
          markStretches(body, found[i]);
          expect(body.textContent).toBe(text);
        }
        const without = (text: string, marked: readonly (readonly [number, number])[]) =>
          marked.toReversed().reduce((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
        expect(without(one, found[0]).replace(/\s/g, "")).toBe(without(two, found[1]).replace(/\s/g, ""));
      }),
      { numRuns: 400 },
    );
  });

  it("rendering four times the text takes no more than a few times the time, up to the bounds", () => {
    const seconds = (text: string) => {
      const runs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        renderMarkdown(text, document);
        renderRaw(text, document);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1e6;
      });
      return Math.min(...runs);
    };
    for (const unit of pieces) {
      const [small, large] = [seconds(unit.repeat(25_000 / unit.length)), seconds(unit.repeat(100_000 / unit.length))];
      // Quadratic growth would be 16 times; what takes no time at all has no growth to measure.
      expect(large, JSON.stringify(unit)).toBeLessThan(Math.max(12 * small, 0.5));
    }
  });
});
