import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { LessonPair } from "../../src/protocol/lesson.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { lessonStyles } from "./lesson-styles.ts";

/** The lesson's pairs, a question each. Sends "choose" (detail: pair and side). */
@customElement("rewardlens-pair-chooser")
export class PairChooser extends LitElement {
  @property({ attribute: false }) pairs: readonly LessonPair[] = [];
  /** 0, 1, or -1 while a pair is open. */
  @property({ attribute: false }) choices: readonly number[] = [];

  static override styles = [sharedStyles, lessonStyles];

  override render() {
    return this.pairs.map(
      ({ query, responses }, i) =>
        html`<fieldset class="question" data-testid="pair-${i}">
          <legend>${i + 1}. ${query}</legend>
          ${responses.map(
            (response, side) =>
              html`<label class="option"
                ><input
                  type="radio"
                  name="pair-${i}"
                  .checked=${this.choices[i] === side}
                  @change=${() => this.#choose(i, side)}
                /><span class="text">${response}</span></label
              >`,
          )}
        </fieldset>`,
    );
  }

  #choose(pair: number, side: number): void {
    this.dispatchEvent(new CustomEvent("choose", { detail: { pair, side }, bubbles: true, composed: true }));
  }
}
