import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ShownText } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { textStyles } from "../text/text-styles.ts";
import { characters, isCut } from "./words.ts";

/** The query. A long one is folded to its end, where the question is. Sends "toggle-query". */
@customElement("rewardlens-query")
export class QueryCard extends LitElement {
  @property({ attribute: false }) content: ShownText = { text: "", length: 0 };
  @property({ attribute: false }) body: HTMLElement | undefined;
  @property({ type: Boolean }) folded = true;
  @state() private overflows = false;
  @query(".frame") private readonly frame!: HTMLElement | null;
  readonly #sizes = new ResizeObserver(() => this.#measure());

  static override styles = [
    sharedStyles,
    textStyles,
    css`
      section {
        padding-inline-start: 1em;
        border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-focusBorder));
      }
      h2 {
        margin-bottom: 0.25em;
      }
      .frame {
        font-size: 1.1em;
      }
      .folded {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        max-height: calc(1.55em * 6);
        overflow: hidden;
      }
      .cut {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4em 1em;
        margin-top: 0.4em;
      }
    `,
  ];

  override render() {
    const { content, folded } = this;
    const long = isCut(content) || this.overflows;
    return html`<section aria-labelledby="query" data-testid="query">
      <h2 id="query" class="quiet">Query</h2>
      <div class="frame ${folded ? "folded" : ""}" data-testid="query-text">${this.body}</div>
      ${long ? this.#cut() : nothing}
    </section>`;
  }

  #cut() {
    const { content, folded } = this;
    const send = () => this.dispatchEvent(new CustomEvent("toggle-query", { bubbles: true, composed: true }));
    const shown = folded || isCut(content) ? `Only the end of the query is shown, of ${characters(content)}.` : "";
    return html`<div class="cut quiet">
      <span>${shown}</span>
      <vscode-button
        secondary
        aria-expanded=${folded ? "false" : "true"}
        aria-keyshortcuts="Q"
        data-testid="toggle-query"
        @click=${send}
        ><kbd slot="content-before" class="keycap" aria-hidden="true">Q</kbd
        >${folded ? "Whole query" : "Fold query"}</vscode-button
      >
    </div>`;
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
