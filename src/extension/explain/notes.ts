import { Range, ThemeColor, type DecorationOptions, type DecorationRenderOptions, type TextEditor } from "vscode";
import { isVague } from "../../core/evaluation/evidence.ts";
import { colorIds } from "../contributions.ts";
import { explainMessages as text } from "./explain-messages.ts";
import type { ExplainedResponse } from "./explained-response.ts";
import { shadeColor, shadeLine, shades, type Shade } from "./shades.ts";
import { moved, placesFor, signed } from "./signed.ts";
import { SHADES } from "./steps.ts";
import { changesOf } from "./what-if-changes.ts";

/** Pieces of a legend at most: words, six shades, words, and a doubt. */
export const MOST_PIECES = 9;

/** The pieces of the scale in their order, at the end of the heading's line; before the response where that line is the response's own. */
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
  const at = apart ? anchor.range.end : own;
  const piece = (options: NonNullable<DecorationRenderOptions["after"]>): DecorationOptions => ({
    range: new Range(at, at),
    renderOptions: { [apart ? "after" : "before"]: options },
  });
  const quiet = new ThemeColor("editorCodeLens.foreground");
  const words = (contentText: string) =>
    piece({ contentText, color: quiet, fontStyle: "normal", margin: "0 0.5em 0 1em" });
  const places = placesFor(SHADES[0] * largest);
  const swatch = (shade: Shade) =>
    piece({
      contentText: `\u00a0${signed(Math.sign(shade) * SHADES[Math.abs(shade) - 1] * largest, places)}\u00a0`,
      backgroundColor: shadeColor(shade),
      color: new ThemeColor("editor.foreground"),
      textDecoration: shadeLine(shade),
      margin: "0 0.15em 0 0",
    });
  const unsure = isVague(reward.score) ? [words(text.view.vague())] : [];
  return [words(text.legend.lowers()), ...shades.map(swatch), words(text.legend.raises()), ...unsure];
}

/** How much R moved, after each sentence. */
export function changes(editor: TextEditor, one: ExplainedResponse): DecorationOptions[] {
  const change = changesOf(one);
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
  const rest = [
    ...(rounded(change.features) === 0 ? [] : [text.whatIf.features(moved(change.features))]),
    ...(rounded(change.removed) === 0 ? [] : [text.whatIf.removed(moved(change.removed))]),
  ];
  const line = editor.document.lineAt(editor.document.positionAt(one.response.anchor));
  const head = text.whatIf.reward(signed(change.now), signed(change.before), moved(total));
  return [
    note(editor.document.offsetAt(line.range.end), [head, ...rest].join(" · "), rounded(total)),
    ...change.sentences.map(({ end, part, change: by }) =>
      by === undefined
        ? note(end, text.whatIf.fresh(signed(part)), rounded(part))
        : note(end, text.whatIf.changed(signed(part), moved(by)), rounded(by)),
    ),
  ];
}
