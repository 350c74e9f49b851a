import { Range, ThemeColor, type DecorationOptions, type DecorationRenderOptions, type TextEditor } from "vscode";
import { isVague } from "../../core/evaluation/evidence.ts";
import { colorIds } from "../contributions.ts";
import { explainMessages as text } from "./explain-messages.ts";
import { inDocument, type ExplainedResponse } from "./explained-response.ts";
import { shadeColor, shadeLine, type Shade } from "./shades.ts";
import { SHADES } from "./steps.ts";
import { moved, placesFor, signed } from "../../report/format.ts";

/** The scale's ends: the least part that is coloured, and the largest. More would not fit into a narrow editor. */
const SWATCHES: readonly Shade[] = [-3, -1, 1, 3];
/** Pieces of a legend at most: words, swatches, words, and a doubt. */
export const MOST_PIECES = SWATCHES.length + 3;

/**
 * The pieces of the scale in their order: on the blank line below the heading, where there is one; else at the end of the heading's line,
 * or before the response where that line is the response's own.
 */
export function legend(
  editor: TextEditor,
  { response, offsets, reward }: ExplainedResponse,
  largest: number,
): DecorationOptions[] {
  if (offsets === undefined || reward === undefined) return [];
  const { document } = editor;
  const anchor = document.lineAt(document.positionAt(response.anchor));
  const own = document.positionAt(response.start);
  const apart = anchor.lineNumber !== own.line;
  const below = anchor.lineNumber + 1 < own.line ? document.lineAt(anchor.lineNumber + 1) : undefined;
  const blank = below?.isEmptyOrWhitespace ? below.range.end : undefined;
  const at = blank ?? (apart ? anchor.range.end : own);
  const piece = (options: NonNullable<DecorationRenderOptions["after"]>): DecorationOptions => ({
    range: new Range(at, at),
    renderOptions: { [apart ? "after" : "before"]: options },
  });
  const quiet = new ThemeColor("editorCodeLens.foreground");
  const words = (contentText: string, margin: string) =>
    piece({ contentText, color: quiet, fontStyle: "normal", margin: `0 0.5em 0 ${margin}` });
  const least = SHADES[0] * largest;
  const swatch = (shade: Shade) =>
    piece({
      contentText: `\u00a0${signed(Math.sign(shade) * (Math.abs(shade) === 1 ? least : largest), placesFor(least))}\u00a0`,
      backgroundColor: shadeColor(shade),
      color: new ThemeColor("editor.foreground"),
      textDecoration: shadeLine(shade),
      margin: "0 0.15em 0 0",
    });
  const unsure = isVague(reward.score) ? [words(text.legend.unsure(), "0.5em")] : [];
  const first = words(text.legend.lowers(), blank === undefined ? "1em" : "0");
  return [first, ...SWATCHES.map(swatch), words(text.legend.raises(), "0.35em"), ...unsure];
}

/** What each edit did to the reward, after it; in all, after the heading. */
export function changes(editor: TextEditor, one: ExplainedResponse): DecorationOptions[] {
  const { change } = one;
  if (change === undefined) return [];
  const note = (offset: number, contentText: string, by: number): DecorationOptions => {
    const at = editor.document.positionAt(offset);
    const tone = by === 0 ? "editorCodeLens.foreground" : by > 0 ? colorIds.raisesLine : colorIds.lowersLine;
    return {
      range: new Range(at, at),
      renderOptions: {
        after: { contentText, color: new ThemeColor(tone), margin: "0 0.3em 0 0.6em", fontStyle: "normal" },
      },
    };
  };
  const rounded = (value: number) => Math.round(value * 100);
  const total = change.now - change.before;
  const line = editor.document.lineAt(editor.document.positionAt(one.response.anchor));
  const head = text.whatIf.reward(signed(change.now), signed(change.before), moved(total));
  return [
    note(editor.document.offsetAt(line.range.end), head, rounded(total)),
    ...change.edits.flatMap((edit) => {
      const place = inDocument(one, edit);
      if (place === undefined) return [];
      const { effect } = edit;
      if (effect === undefined) return [note(place.end, text.whatIf.reading(), 0)];
      const words = edit.end > edit.start ? text.whatIf.edit(moved(effect)) : text.whatIf.removed(moved(effect));
      return [note(place.end, words, rounded(effect))];
    }),
  ];
}
