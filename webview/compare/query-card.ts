import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ShownText } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { textStyles } from "../text/text-styles.ts";
import { narrow, roomy } from "./layout.ts";
import { characters, isCut } from "./words.ts";

/** The query. A long one is folded to its first lines. Sends "toggle-query". */
@customElement("rewardlens-query")
export class QueryCard extends LitElement {
  @property({ attribute: false }) content: ShownText = { text: "", length: 0 };
  @property({ attribute: false }) body: HTMLElement | undefined;
  @property({ type: Boolean }) folded = true;
  /** One line of it, which leaves more room for the responses. */
  @property({ type: Boolean, reflect: true }) small = false;
  @state() private overflows = false;
  @query(".frame") private readonly frame!: HTMLElement | null;
  readonly #sizes = new ResizeObserver(() => this.#measure());

  static override styles = [
    sharedStyles,
    textStyles,
    css`
      :host {
        --lines: 3;
      }
      @media ${narrow}, (max-height: 699px) {
        :host {
          --lines: 2;
        }
      }
      :host([small]) {
        --lines: 1;
      }
      section {
        padding-inline-start: 0.8em;
        border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-focusBorder));
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.8em;
      }
      /* Its room is kept also where nothing is hidden, so nothing moves from pair to pair. */
      .more[hidden] {
        display: inline-block;
        visibility: hidden;
      }
      .folded {
        max-height: calc(1.55em * var(--lines));
        overflow: hidden;
      }
      @media ${roomy} {
        .folded {
          height: calc(1.55em * var(--lines));
        }
        .whole {
          max-height: 40vh;
          overflow-y: auto;
        }
      }
    `,
  ];

  override render() {
    const { content, folded } = this;
    const long = isCut(content) || this.overflows;
    const send = () => this.dispatchEvent(new CustomEvent("toggle-query", { bubbles: true, composed: true }));
    return html`<section aria-labelledby="query" data-testid="query">
      <div class="head">
        <h2 id="query" class="quiet">Query</h2>
        <vscode-button
          class="more small"
          secondary
          ?hidden=${!long}
          aria-expanded=${folded ? "false" : "true"}
          aria-keyshortcuts="Q"
          aria-label=${folded ? "More of the query" : "Less of the query"}
          data-testid="toggle-query"
          @click=${send}
          ><kbd slot="content-before" class="keycap" aria-hidden="true">Q</kbd
          >${folded ? "More" : "Less"}</vscode-button
        >
        ${!folded && isCut(content) ? html`<span class="quiet">${this.#cut()}</span>` : ""}
      </div>
      <div
        class="frame ${folded ? "folded" : "whole"}"
        tabindex=${folded ? "-1" : "0"}
        data-testid="query-text"
        role="group"
        aria-labelledby="query"
      >
        ${this.body}
      </div>
    </section>`;
  }

  #cut(): string {
    const { text, length } = this.content;
    return `The first ${characters({ text, length: text.length })} of ${characters({ text, length })}.`;
  }

  protected override firstUpdated(): void {
    if (this.frame !== null) this.#sizes.observe(this.frame);
  }

  protected override updated(): void {
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** Once known to be long it stays so while it is unfolded. */
  #measure(): void {
    const { frame, body } = this;
    if (frame === null || body === undefined || !this.folded) return;
    this.overflows = body.offsetHeight > frame.clientHeight + 2;
  }
}
