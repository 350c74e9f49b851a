import { Range, ThemeColor, window, type DecorationOptions, type Disposable, type TextEditor } from "vscode";
import type { DecorationRenderOptions } from "vscode";
import { colorIds } from "../contributions.ts";
import { isVague } from "../../core/evidence.ts";
import type { OffsetRange } from "../tracked-range.ts";
import { explainMessages as text } from "./explain-messages.ts";
import { inDocument, type ExplainedResponse } from "./explained-response.ts";
import { moved, signed } from "./signed.ts";
import { largestPart, shadeOf, SHADES } from "./steps.ts";
import { changesOf } from "./what-if-changes.ts";

/** Blue and a whole line raise, orange and a broken line lower: neither needs colours to be told apart. */
const shades = [-3, -2, -1, 1, 2, 3] as const;
type Shade = (typeof shades)[number];

const color = (shade: Shade): ThemeColor =>
  new ThemeColor((shade > 0 ? colorIds.raises : colorIds.lowers)[Math.abs(shade) - 1]);
const line = (shade: Shade): string => {
  const style = shade > 0 ? "solid" : "dashed";
  const name = (shade > 0 ? colorIds.raisesLine : colorIds.lowersLine).replaceAll(".", "-");
  return `underline ${style} ${Math.abs(shade)}px var(--vscode-${name})`;
};

/** Draws explanations into editors. */
export class Painter implements Disposable {
  readonly #tokens = new Map(
    shades.map((shade) => [
      shade,
      window.createTextEditorDecorationType({ backgroundColor: color(shade), textDecoration: line(shade) }),
    ]),
  );
  readonly #unread = window.createTextEditorDecorationType({ opacity: "0.6", textDecoration: "line-through" });
  readonly #notes = window.createTextEditorDecorationType({});

  /** Draws these and nothing else of ours. */
  draw(editor: TextEditor, explained: readonly ExplainedResponse[], whatIf: boolean): void {
    const byShade = new Map<Shade, Range[]>(shades.map((shade) => [shade, []]));
    const unread: Range[] = [];
    const notes: DecorationOptions[] = [];
    for (const one of explained) {
      if (one.reward === undefined) continue;
      const { explanation } = one.reward;
      const largest = largestPart(explanation.tokens);
      for (const token of explanation.tokens) {
        const shade = shadeOf(token.part, largest) as Shade | 0;
        const place = shade !== 0 && inDocument(one, token);
        if (place) byShade.get(shade)!.push(rangeIn(editor, place));
      }
      const [start, end] = explanation.unread ?? [0, 0];
      const skipped = end > start && inDocument(one, { start, end });
      if (skipped) unread.push(rangeIn(editor, skipped));
      notes.push(...legend(editor, one, largest), ...(whatIf ? changes(editor, one) : []));
    }
    for (const [shade, type] of this.#tokens) editor.setDecorations(type, byShade.get(shade)!);
    editor.setDecorations(this.#unread, unread);
    editor.setDecorations(this.#notes, notes);
  }

  dispose(): void {
    this.#tokens.forEach((type) => type.dispose());
    this.#unread.dispose();
    this.#notes.dispose();
  }
}

function rangeIn({ document }: TextEditor, { start, end }: OffsetRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** The scale, at the end of the heading's line; before the response where that line is the response's own. */
function legend(
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
  const swatch = (shade: Shade) =>
    piece({
      contentText: `\u00a0${signed(Math.sign(shade) * SHADES[Math.abs(shade) - 1] * largest)}\u00a0`,
      backgroundColor: color(shade),
      color: new ThemeColor("editor.foreground"),
      textDecoration: line(shade),
      margin: "0 0.15em 0 0",
    });
  const unsure = isVague(reward.score) ? [words(text.view.vague())] : [];
  return [words(text.legend.lowers()), ...shades.map(swatch), words(text.legend.raises()), ...unsure];
}

/** How far R moved beside each sentence. */
function changes(editor: TextEditor, one: ExplainedResponse): DecorationOptions[] {
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
