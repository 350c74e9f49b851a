import {
  Range,
  ThemeColor,
  type Position,
  type DecorationOptions,
  type DecorationRenderOptions,
  type TextEditor,
} from "vscode";
import { isVague } from "../../core/evaluation/evidence.ts";
import { colorIds } from "../contributions.ts";
import { explainMessages as text } from "./explain-messages.ts";
import { inDocument, type ExplainedResponse } from "./explained-response.ts";
import { shadeColor, shadeLine, type Shade } from "./shades.ts";
import { SHADES, shadeOf } from "./steps.ts";
import type { Marks } from "../../core/explain/marks.ts";
import { featureName } from "../../report/feature-names.ts";
import { moved, placesFor, signed } from "../../report/format.ts";

/** The scale's ends: the least part that is coloured, and the largest. More would not fit into a narrow editor. */
const SWATCHES: readonly Shade[] = [-3, -1, 1, 3];
/** Pieces of a legend at most: words, swatches, words, what has no place, and a doubt. */
export const MOST_PIECES = SWATCHES.length + 4;

/**
 * Where notes about a whole response are: on the blank line below its heading, where there is one; else at the end of the heading's line,
 * or before the response where that line is the response's own.
 */
function placeOfNotes({ document }: TextEditor, { response }: ExplainedResponse) {
  const anchor = document.lineAt(document.positionAt(response.anchor));
  const own = document.positionAt(response.start);
  const below = anchor.lineNumber + 1 < own.line ? document.lineAt(anchor.lineNumber + 1) : undefined;
  if (below?.isEmptyOrWhitespace) return { at: below.range.end, side: "after", isBlank: true } as const;
  return anchor.lineNumber === own.line
    ? ({ at: own, side: "before", isBlank: false } as const)
    : ({ at: anchor.range.end, side: "after", isBlank: false } as const);
}

/** The pieces of the scale in their order; of what is coloured nowhere, the largest part in words. */
export function legend(
  editor: TextEditor,
  one: ExplainedResponse,
  { marks, largest, places }: Marks,
): DecorationOptions[] {
  const { offsets, reward } = one;
  if (offsets === undefined || reward === undefined) return [];
  const { at, side, isBlank } = placeOfNotes(editor, one);
  const piece = (options: NonNullable<DecorationRenderOptions["after"]>): DecorationOptions => ({
    range: new Range(at, at),
    renderOptions: { [side]: options },
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
  const margin = isBlank ? "0" : "1em";
  const isColoured = marks.some(({ part }) => shadeOf(part, largest) !== 0);
  const scale = isColoured
    ? [words(text.legend.lowers(), margin), ...SWATCHES.map(swatch), words(text.legend.raises(), "0.35em")]
    : [];
  const main = reward.explanation.surface.at(0);
  const isNowhere = main !== undefined && Math.abs(main.part) === largest && !places.has(main.name);
  const said = isNowhere ? text.legend.nowhere(signed(main.part), featureName(main.name)) : text.legend.nothing();
  const rest = isNowhere || !isColoured ? [words(said, isColoured ? "0.5em" : margin)] : [];
  return [...scale, ...rest, ...unsure];
}

/** What each edit did to the reward, after it; in all, after the heading. */
export function changes(editor: TextEditor, one: ExplainedResponse): DecorationOptions[] {
  const { change } = one;
  if (change === undefined) return [];
  const note = (at: Position, contentText: string, by: number, margin = "0 0.3em 0 0.6em"): DecorationOptions => {
    const tone = by === 0 ? "editorCodeLens.foreground" : by > 0 ? colorIds.raisesLine : colorIds.lowersLine;
    return {
      range: new Range(at, at),
      renderOptions: {
        after: { contentText, color: new ThemeColor(tone), margin, fontStyle: "normal" },
      },
    };
  };
  const rounded = (value: number) => Math.round(value * 100);
  const total = change.now - change.before;
  const { at, isBlank } = placeOfNotes(editor, one);
  const head = text.whatIf.reward(signed(change.now), signed(change.before), moved(total));
  return [
    note(at, head, rounded(total), isBlank ? "0" : undefined),
    ...change.edits.flatMap((edit) => {
      const place = inDocument(one, edit);
      if (place === undefined) return [];
      const { effect } = edit;
      const end = editor.document.positionAt(place.end);
      if (effect === undefined) return [note(end, text.whatIf.reading(), 0)];
      const words = edit.end > edit.start ? text.whatIf.edit(moved(effect)) : text.whatIf.removed(moved(effect));
      return [note(end, words, rounded(effect))];
    }),
  ];
}
