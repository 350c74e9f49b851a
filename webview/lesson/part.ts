import { html, type TemplateResult } from "lit";
import type { FigureOptions, LessonView, PartId } from "../../src/protocol/lesson.ts";
import type { LessonFigures } from "../../src/protocol/lesson-figures.ts";

/** What a part may do on the page. */
export interface PartPage {
  readonly view: LessonView;
  /** Makes the figures again. */
  readonly ask: (options: FigureOptions) => void;
}

/** One question of the lesson, with the figures that answer it. */
export interface Part<P extends PartId> {
  readonly id: P;
  readonly title: string;
  readonly intro: TemplateResult;
  readonly question: string;
  readonly options: readonly string[];
  /** The option that the figures bear out. */
  readonly right: (figures: LessonFigures[P]) => number;
  /** What is shown once it is answered. */
  readonly figure: (figures: LessonFigures[P], page: PartPage) => TemplateResult;
  /** Whether the person has to choose between the lesson's pairs first. */
  readonly chooses?: boolean;
}

/** A table with a name; the first column names its row. */
export function table(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (string | TemplateResult)[])[],
): TemplateResult {
  return html`<div class="table" tabindex="0" role="region" aria-label=${name}>
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export const quote = (label: string, text: string): TemplateResult =>
  html`<div class="quote"><b>${label}</b> <span class="text">${text}</span></div>`;
