import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { LONGEST_PIECE, textPieces } from "../../../../src/encoder/text/text-pieces.ts";
import { RESPONSE_TOKENS, responseWindows, WINDOW_TOKENS } from "../../../../src/encoder/text/windows.ts";
import { range, tokenise, words } from "./made-tokens.ts";

/** Sentences of drawn words in paragraphs, `count` words in all. */
function prose(count: number, seed: number): string {
  const random = seededRandom(seed);
  let text = "";
  for (let i = 0, left = 0; i < count; i++, left--) {
    if (left <= 0) left = 4 + Math.floor(random() * 20);
    const end = left > 1 ? " " : random() < 0.3 ? ".\n\n" : ". ";
    text += `w${200 + Math.floor(random() * 9000)}${end}`;
  }
  return text;
}
const contents = (text: string) => {
  const { ids, windows } = responseWindows(text, tokenise);
  return windows.map(([from, to]) => ids.slice(from, to).join(" "));
};

describe("responseWindows", () => {
  it("is one window up to its length", () => {
    expect(responseWindows(words(200, 200 + WINDOW_TOKENS).join(" "), tokenise).windows).toEqual([[0, WINDOW_TOKENS]]);
  });

  it("has windows of all tokens in order, none too long and none tiny", () => {
    for (let count = WINDOW_TOKENS + 1; count < 1500; count += 7) {
      const { ids, windows, end } = responseWindows(prose(count, count), tokenise);
      expect(ids).toHaveLength(count);
      expect(windows.map(([from]) => from)).toEqual([0, ...windows.slice(0, -1).map(([, to]) => to)]);
      expect([windows.at(-1)![1], end]).toEqual([count, prose(count, count).length]);
      for (const [from, to] of windows) {
        expect(to - from).toBeLessThanOrEqual(WINDOW_TOKENS);
        expect(to - from).toBeGreaterThan(WINDOW_TOKENS / 3);
      }
    }
  });

  it("ends a window at a paragraph's end where it can, else at a line's, else at a sentence's", () => {
    const cuts = (marks: Readonly<Record<number, string>>) => {
      const text = words(200, 600).map((word, i) => word + (marks[i + 1] ?? " "));
      return responseWindows(text.join(""), tokenise).windows[0][1];
    };
    expect(cuts({ 180: "\n\n", 200: "\n", 210: ". " })).toBe(180);
    expect(cuts({ 20: "\n\n", 200: "\n", 210: ". " })).toBe(200);
    expect(cuts({ 20: "\n\n", 210: "! ", 390: "\n" })).toBe(210);
  });

  it("begins no window inside a word where it need not", () => {
    const glued = { ids: range(0, 600), pieces: range(0, 600).map((i) => (i % 40 === 0 ? "x" : "##x")) };
    const { windows } = responseWindows("x", () => glued);
    for (const [from] of windows) expect(from % 40).toBe(0);
    const oneWord = responseWindows("x", () => ({ ...glued, pieces: glued.pieces.map(() => "##x") }));
    expect(oneWord.windows.at(-1)![1]).toBe(600);
  });

  it("changes few windows by an edit in the middle, mostly one", () => {
    let changed = 0;
    let windows = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const text = prose(2000, seed);
      const middle = text.indexOf(" ", text.length / 2);
      const before = new Set(contents(text));
      const after = contents(`${text.slice(0, middle)} w7 w8 w9${text.slice(middle)}`);
      const fresh = after.filter((content) => !before.has(content)).length;
      expect(fresh).toBeGreaterThan(0);
      changed += fresh;
      windows += after.length;
    }
    expect(windows / 60).toBeGreaterThan(8);
    expect(changed / 60).toBeLessThan(1.6);
  });

  it("finds its old windows again behind a new paragraph", () => {
    let kept = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const text = prose(3000, seed);
      const before = new Set(contents(text));
      if (before.has(contents(`${prose(40, 1000 + seed)}\n\n${text}`).at(-2)!)) kept++;
    }
    expect(kept).toBeGreaterThan(30);
  });

  it("stops at its limit, behind a sentence, and says where", () => {
    const text = "w7 w8 w9. ".repeat(RESPONSE_TOKENS);
    const { ids, end } = responseWindows(text, tokenise);
    expect(ids.length).toBeGreaterThan(RESPONSE_TOKENS - 4);
    expect(ids.length).toBeLessThanOrEqual(RESPONSE_TOKENS);
    expect(end).toBe((ids.length / 3) * "w7 w8 w9. ".length);
    let shown = 0;
    responseWindows(text.repeat(10), (piece) => ((shown += piece.length), tokenise(piece)));
    expect(shown).toBeLessThan(2 * end);
  });
});

describe("textPieces", () => {
  const piecesOf = (text: string) =>
    [...textPieces(text)].map(({ start, end, ending }) => [text.slice(start, end), ending]);

  it("end with sentences, lines and paragraphs", () => {
    expect(piecesOf('One. "Two!" 3.5 is\nthree?\r\n\r\n- four\n')).toEqual([
      ["One. ", 1],
      ['"Two!" ', 1],
      ["3.5 is\n", 2],
      ["three?\r\n\r\n", 3],
      ["- four\n", 2],
    ]);
    expect(piecesOf("天空。云")).toEqual([
      ["天空。", 1],
      ["云", 1],
    ]);
    expect(piecesOf("")).toEqual([]);
  });

  it("cut a text without sentences behind a word, and a word only where it is longer than a piece", () => {
    const long = piecesOf("word ".repeat(2000));
    expect(long.length).toBeGreaterThan(2);
    for (const [piece] of long) expect(piece).toMatch(/^(?:word )+$/);
    const word = piecesOf("😀".repeat(LONGEST_PIECE));
    for (const [piece] of word) expect(String(piece).isWellFormed()).toBe(true);
  });

  it("are the whole text in order, none longer than a piece may be", () => {
    const bits = fc.constantFrom("a", ". ", "\n", "\r\n", "  ", "!", "。", '"', "\t", "x".repeat(3000), "😀", "\u200b");
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        const pieces = piecesOf(parts.join("")).map(([piece]) => String(piece));
        expect(pieces.join("")).toBe(parts.join(""));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(LONGEST_PIECE);
      }),
    );
  });
});
