import type MarkdownIt from "markdown-it";

/** Characters of the longest formula. */
const MOST = 2000;
const closing = new Map([
  ["\\(", "\\)"],
  ["\\[", "\\]"],
]);
/** Signs that formulas have and text in escaped brackets does not. */
const FORMULA = /[\\^_=\n]/;

/**
 * Leaves a formula between \( and \), or \[ and \], as it is written: Markdown would take its backslashes for escapes and
 * its underscores for emphasis. Brackets without any sign of a formula are escaped brackets.
 */
export function keepFormulas(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.inline.ruler.before("escape", "formula", (state, silent) => {
    const { pos, posMax } = state;
    const src = state.src.slice(pos, Math.min(posMax, pos + MOST));
    const close = closing.get(src.slice(0, 2));
    const end = close === undefined ? -1 : src.indexOf(close, 2);
    if (end < 0) return false;
    if (close === "\\]" && !FORMULA.test(src.slice(2, end))) return false;
    if (!silent) state.push("formula", "", 0).content = src.slice(0, end + 2);
    state.pos = pos + end + 2;
    return true;
  });
}
