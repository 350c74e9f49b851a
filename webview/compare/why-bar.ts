import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import type { VscodeTextfield } from "@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { AnswerStrength, Draft } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { narrow } from "./layout.ts";
import { toggleButton, toggleStyles } from "../page/toggle-button.ts";

const strengths: readonly (readonly [AnswerStrength, string])[] = [
  [1, "Slightly"],
  [2, "Clearly"],
  [3, "Far"],
];

/** What goes with the answer: how much better, and why. Sends "draft" (detail: the new draft) and "leave". */
@customElement("rewardlens-why")
export class WhyBar extends LitElement {
  @property({ attribute: false }) draft: Draft = { strength: 1, tags: [], reason: "" };
  @property({ attribute: false }) tags: readonly string[] = [];
  @state() private writing = false;
  @query("vscode-textfield") private readonly field!: VscodeTextfield | null;

  static override styles = [
    sharedStyles,
    toggleStyles,
    css`
      .row,
      .group {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3em 0.4em;
      }
      .row {
        column-gap: 1.4em;
      }
      vscode-textfield {
        flex: 1 1 14em;
        width: auto;
      }
      .why {
        flex: 1 1 auto;
      }
      /* One row that scrolls: the responses need the height. */
      @media ${narrow} {
        .row,
        .group {
          flex-wrap: nowrap;
        }
        .row {
          overflow-x: auto;
          padding: 3px;
          scrollbar-width: thin;
        }
        .row > *,
        .group > * {
          flex: none;
        }
      }
    `,
  ];

  override render() {
    const { draft, tags, writing } = this;
    const others = draft.tags.filter((tag) => !tags.includes(tag));
    return html`<div class="row">
      <div class="group" role="group" aria-label="How much better" aria-keyshortcuts="W">
        <kbd class="keycap quiet" aria-hidden="true">W</kbd>
        ${strengths.map(([strength, label]) =>
          toggleButton({
            ...{ id: `strength-${strength}`, label, pressed: draft.strength === strength },
            press: () => this.#send({ ...draft, strength }),
          }),
        )}
      </div>
      <div class="group why" role="group" aria-label="Why">
        ${[...tags, ...others].map((tag, i) => this.#tag(tag, i))}
        ${
          writing || draft.reason !== ""
            ? html`<vscode-textfield
                .label=${"Reason"}
                placeholder="Reason; Enter continues"
                .value=${draft.reason}
                data-testid="reason"
                @input=${() => this.#send({ ...draft, reason: this.field?.value ?? "" })}
                @keydown=${(event: KeyboardEvent) => this.#key(event)}
                @blur=${() => (this.writing = false)}
              ></vscode-textfield>`
            : html`<vscode-button
                class="small"
                secondary
                aria-keyshortcuts="R"
                data-testid="add-reason"
                @click=${() => void this.write()}
                ><kbd slot="content-before" class="keycap" aria-hidden="true">R</kbd>Reason…</vscode-button
              >`
        }
      </div>
    </div>`;
  }

  /** Puts the cursor into the reason. */
  async write(): Promise<void> {
    this.writing = true;
    await this.updateComplete;
    await this.field?.updateComplete;
    this.field?.focus();
  }

  #tag(tag: string, index: number) {
    const { draft } = this;
    const pressed = draft.tags.includes(tag);
    const tags = pressed ? draft.tags.filter((other) => other !== tag) : [...draft.tags, tag];
    const key = index < 7 && index < this.tags.length ? { key: String(index + 3) } : {};
    return toggleButton({
      ...{ id: `tag-${index + 1}`, label: tag, pressed, press: () => this.#send({ ...draft, tags }) },
      ...key,
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("leave", { bubbles: true, composed: true }));
  }

  #send(draft: Draft): void {
    this.dispatchEvent(new CustomEvent("draft", { detail: draft, bubbles: true, composed: true }));
  }
}
