import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ShownPair } from "../../src/protocol/compare.ts";
import "./response-card.ts";
import { sharedStyles } from "./shared-styles.ts";
import { characters, isCut } from "./words.ts";

/** A query with two responses, side by side where there is room. Sends "show-all" for texts that are cut. */
@customElement("rewardlens-pair")
export class PairScreen extends LitElement {
  @property({ attribute: false }) pair: ShownPair | undefined;

  static override styles = [
    sharedStyles,
    css`
      .query {
        margin-bottom: 1.2em;
        padding-inline-start: 1em;
        border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-focusBorder));
      }
      .query h2 {
        margin-bottom: 0.25em;
      }
      .query .text {
        font-size: 1.1em;
      }
      .responses {
        display: grid;
        flex: 1 0 auto;
        grid-template-columns: 1fr 1fr;
        gap: 1em;
      }
      .responses > * {
        min-width: 0;
      }
      .cut {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.6em 1em;
        margin-top: 0.8em;
      }
      @media (max-width: 599px) {
        .responses {
          flex: none;
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  override render() {
    if (this.pair === undefined) return nothing;
    const { query, responses } = this.pair;
    return html`
      <section class="query" aria-labelledby="query" data-testid="query">
        <h2 id="query" class="quiet">Query</h2>
        <div class="text" dir="auto" data-testid="query-text">${isCut(query) ? "… " : nothing}${query.text}</div>
        ${isCut(query) ? this.#cut(`Only the end of the query is shown, of ${characters(query)}.`, "query") : nothing}
      </section>
      <div class="responses">
        ${responses.map(
          (content, i) => html`<rewardlens-response .place=${i + 1} .content=${content}></rewardlens-response>`,
        )}
      </div>
      ${
        responses.some(isCut)
          ? this.#cut(
              `Both are cut at the same length. Response 1 has ${characters(responses[0])}, response 2 has ${characters(responses[1])}.`,
              "responses",
            )
          : nothing
      }
    `;
  }

  #cut(why: string, what: string) {
    const send = () => this.dispatchEvent(new CustomEvent("show-all", { bubbles: true, composed: true }));
    return html`<div class="cut quiet">
      <span>${why}</span>
      <vscode-button secondary data-testid="show-all-${what}" @click=${send}>Show all</vscode-button>
    </div>`;
  }
}
