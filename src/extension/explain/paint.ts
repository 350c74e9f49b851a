import { Range, ThemeColor, window, type DecorationOptions, type Disposable, type TextEditor } from "vscode";
import type { OffsetRange } from "../documents/tracked-range.ts";
import { explainMessages } from "./explain-messages.ts";
import { inDocument, type ExplainedResponse } from "./explained-response.ts";
import { changes, legend, MOST_PIECES } from "./notes.ts";
import { shadeColor, shadeLine, shades, type Shade } from "./shades.ts";
import { shadeOf } from "./steps.ts";

/** Draws explanations into editors. */
export class Painter implements Disposable {
  readonly #marks = new Map(
    shades.map((shade) => [
      shade,
      window.createTextEditorDecorationType({ backgroundColor: shadeColor(shade), textDecoration: shadeLine(shade) }),
    ]),
  );
  readonly #unread = window.createTextEditorDecorationType({ color: new ThemeColor("disabledForeground") });
  readonly #notes = window.createTextEditorDecorationType({});
  /** One type per piece: what is in one place is shown in the order of the types' keys, not in that of the ranges. */
  readonly #legend = Array.from({ length: MOST_PIECES }, () => window.createTextEditorDecorationType({})).sort(
    (a, b) => (`${a.key}-` < `${b.key}-` ? -1 : 1),
  );

  /** Draws these and nothing else of ours. */
  draw(editor: TextEditor, explained: readonly ExplainedResponse[], whatIf: boolean): void {
    const byShade = new Map<Shade, Range[]>(shades.map((shade) => [shade, []]));
    const unread: DecorationOptions[] = [];
    const notes: DecorationOptions[] = [];
    const pieces = this.#legend.map((): DecorationOptions[] => []);
    for (const one of explained) {
      if (one.reward === undefined) continue;
      const { explanation, marks } = one.reward;
      for (const mark of marks.marks) {
        const shade = shadeOf(mark.part, marks.largest) as Shade | 0;
        const place = shade !== 0 && inDocument(one, mark);
        if (place) byShade.get(shade)!.push(rangeIn(editor, place));
      }
      const [start, end] = explanation.unread ?? [0, 0];
      const skipped = end > start && inDocument(one, { start, end });
      if (skipped) unread.push(notRead(rangeIn(editor, skipped)));
      if (whatIf) notes.push(...changes(editor, one));
      else legend(editor, one, marks).forEach((piece, i) => pieces[i].push(piece));
    }
    for (const [shade, type] of this.#marks) editor.setDecorations(type, byShade.get(shade)!);
    editor.setDecorations(this.#unread, unread);
    editor.setDecorations(this.#notes, notes);
    this.#legend.forEach((type, i) => editor.setDecorations(type, pieces[i]));
  }

  dispose(): void {
    this.#marks.forEach((type) => type.dispose());
    this.#unread.dispose();
    this.#notes.dispose();
    this.#legend.forEach((type) => type.dispose());
  }
}

/** Grey, with a word before it that says why. */
function notRead(range: Range): DecorationOptions {
  const before = { contentText: explainMessages.unread(), fontStyle: "italic", margin: "0 0.5em 0 0" };
  return { range, renderOptions: { before } };
}

function rangeIn({ document }: TextEditor, { start, end }: OffsetRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
