import { window, type TextDocument, type TextEditor } from "vscode";

interface Lines {
  /** 0-based. */
  readonly first: number;
  /** Included. */
  readonly last: number;
}

/** A document of up to so many lines has lenses on all of them. */
const ALL_LINES_UP_TO = 5000;
/** Lines above and below those on the screen that have lenses. */
export const AROUND = 500;
/** Lines from the end of those with lenses at which others are asked for. */
const SOON = 100;

/**
 * Which lines of a document have lenses: VS Code lays out and keeps every lens that it is given, which for a hundred thousand
 * takes minutes, so that of a long document only the lines around the screen have them.
 */
export class LensLines {
  readonly #given = new WeakMap<TextDocument, Lines>();

  /** The lines to give lenses now. */
  of(document: TextDocument): Lines {
    const end = document.lineCount - 1;
    const shown = window.visibleTextEditors
      .filter((editor) => editor.document === document)
      .flatMap(({ visibleRanges }) => visibleRanges);
    const isLong = document.lineCount > ALL_LINES_UP_TO;
    const top = isLong ? Math.min(...shown.map(({ start }) => start.line)) : 0;
    const bottom = isLong ? Math.max(...shown.map(({ end: last }) => last.line)) : end;
    const first = Number.isFinite(top) ? Math.max(0, top - AROUND) : 0;
    const last = Number.isFinite(bottom) ? Math.min(end, bottom + AROUND) : Math.min(end, AROUND);
    const lines = { first, last };
    this.#given.set(document, lines);
    return lines;
  }

  /** Whether what an editor shows lies well inside the lines that were given lenses. */
  cover({ document, visibleRanges }: TextEditor): boolean {
    const given = this.#given.get(document);
    if (given === undefined) return true; // nobody asked yet
    return visibleRanges.every(
      ({ start, end }) =>
        Math.max(0, start.line - SOON) >= given.first &&
        Math.min(document.lineCount - 1, end.line + SOON) <= given.last,
    );
  }
}
