import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-textarea/index.js";
import type { VscodeTextarea } from "@vscode-elements/elements/dist/vscode-textarea/vscode-textarea.js";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { sharedStyles } from "../page/shared-styles.ts";

/** A response being improved in place. Sends "edited" (detail: the text) or "give-up". */
@customElement("rewardlens-editor")
export class ResponseEditor extends LitElement {
  @property({ type: Number }) place = 1;
  @property() original = "";
  @query("vscode-textarea") private readonly area!: VscodeTextarea;

  static override styles = [
    sharedStyles,
    css`
      vscode-textarea {
        width: 100%;
      }
      p {
        margin: 0.6em 0;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
      }
    `,
  ];

  override render() {
    return html`<vscode-textarea
        .label=${`Response ${this.place}, edited`}
        .value=${this.original}
        rows="18"
        data-testid="editor"
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      ></vscode-textarea>
      <p class="quiet">Make it better. Your version is recorded as preferred to the one that was shown.</p>
      <div class="buttons">
        <vscode-button aria-keyshortcuts="Control+Enter" data-testid="record-edit" @click=${() => this.#send()}
          ><kbd slot="content-before" class="keycap" aria-hidden="true">Ctrl+⏎</kbd>Record</vscode-button
        >
        <vscode-button secondary aria-keyshortcuts="Escape" data-testid="give-up-edit" @click=${() => this.#giveUp()}
          ><kbd slot="content-before" class="keycap" aria-hidden="true">Esc</kbd>Cancel</vscode-button
        >
      </div>`;
  }

  protected override firstUpdated(): void {
    void this.area.updateComplete.then(() => this.area.focus());
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#send();
    else if (event.key === "Escape") this.#giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #send(): void {
    this.dispatchEvent(new CustomEvent("edited", { detail: this.area.value, bubbles: true, composed: true }));
  }

  #giveUp(): void {
    this.dispatchEvent(new CustomEvent("give-up", { bubbles: true, composed: true }));
  }
}
