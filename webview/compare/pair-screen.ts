import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, queryAll, state } from "lit/decorators.js";
import type { ScreenOptions, ShownPair } from "../../src/protocol/compare.ts";
import "./query-card.ts";
import "./response-card.ts";
import type { ResponseCard } from "./response-card.ts";
import { OnResize } from "../page/on-resize.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { toggleStyles } from "../page/toggle-button.ts";
import { LinkedScroll } from "./linked-scroll.ts";
import { drawTexts, type PairTexts } from "./pair-texts.ts";
import { pairToolbar } from "./pair-toolbar.ts";
import { narrow, roomy } from "./layout.ts";
import { isCut } from "./words.ts";

/**
 * A query with two responses, side by side where there is room.
 * Sends "option" (detail: the new options), "toggle-fold", "toggle-query", and what the editor of a response sends.
 */
@customElement("rewardlens-pair")
export class PairScreen extends LitElement {
  @property({ attribute: false }) pair: ShownPair | undefined;
  @property({ attribute: false }) options: ScreenOptions = { markdown: true, differences: false, linked: false };
  @property({ type: Boolean }) folded = true;
  @property({ type: Boolean }) queryFolded = true;
  /** Place of the response that is being edited; 0 for none. */
  @property({ type: Number }) editing = 0;
  @state() private overflows = false;
  @queryAll("rewardlens-response") private readonly cards!: NodeListOf<ResponseCard>;
  readonly #scrolling = new LinkedScroll();
  #texts: PairTexts | undefined;
  #tops: readonly number[] = [];

  static override styles = [
    sharedStyles,
    toggleStyles,
    css`
      rewardlens-query {
        margin-bottom: 0.6em;
      }
      .responses {
        display: grid;
        flex: 1 0 auto;
        grid-template-columns: 1fr 1fr;
        gap: 0.8em;
      }
      .responses > * {
        min-width: 0;
      }
      .shown {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3em 0.4em;
        margin-bottom: 0.6em;
      }
      @media ${narrow} {
        .responses {
          grid-template-columns: 1fr;
        }
        .shown .keycap {
          display: none;
        }
      }
      @media ${roomy} {
        .responses {
          flex: 1 1 0;
          grid-auto-rows: minmax(0, 1fr);
          min-height: 0;
        }
      }
    `,
  ];

  override render() {
    const { pair, folded, editing } = this;
    const texts = this.#texts;
    if (pair === undefined || texts === undefined) return nothing;
    return html`
      ${this.#toolbar()}
      <rewardlens-query
        .content=${pair.query}
        .body=${texts.query}
        .folded=${this.queryFolded}
        .small=${!folded}
      ></rewardlens-query>
      <div class="responses" @scrolled=${(event: Event) => this.#scrolled(event)}>
        ${pair.responses.map(
          (content, i) =>
            html`<rewardlens-response
              .place=${i + 1}
              .body=${texts.bodies[i]}
              .content=${content}
              .folded=${folded}
              .editing=${editing === i + 1}
            ></rewardlens-response>`,
        )}
      </div>
    `;
  }

  #toolbar() {
    const { options, folded } = this;
    const long = this.overflows || this.pair!.responses.some(isCut) || !folded;
    const change = (changed: ScreenOptions) => this.#send("option", changed);
    const { left } = this.#texts!;
    return pairToolbar({ options, folded, long, left, change, toggleFold: () => this.#send("toggle-fold") });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#tops = changed.has("folded") ? [...this.cards].map((card) => card.top) : [];
    if (this.pair === undefined) return;
    const before = changed.get("pair");
    const sameTexts = !changed.has("pair") || JSON.stringify(before) === JSON.stringify(this.pair);
    const old = changed.get("options");
    const { markdown, differences: marked } = this.options;
    if (sameTexts && (old === undefined || (old.markdown === markdown && old.differences === marked))) return;
    this.#texts = drawTexts(this.pair, this.options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const cards = [...this.cards];
    if (changed.has("pair") && changed.get("pair")?.token !== this.pair?.token)
      for (const card of cards) card.scrolled = 0;
    void this.#measure(cards, this.#tops);
  }

  constructor() {
    super();
    new OnResize(this, () => void this.#measure());
  }

  /** @param tops where the texts began on the screen before they had more or less room: the line that is read stays there. */
  async #measure(cards = [...this.cards], tops: readonly number[] = []): Promise<void> {
    await Promise.all(cards.map((card) => card.updateComplete));
    for (const [i, card] of cards.entries()) {
      if (i < tops.length) card.keepInPlace(tops[i]);
      card.resized();
    }
    if (this.folded && this.editing === 0) this.overflows = cards.some((card) => card.overflows);
  }

  #scrolled(event: Event): void {
    const cards = [...this.cards];
    const card = cards.find((one) => event.composedPath().includes(one));
    if (this.options.linked && card !== undefined) this.#scrolling.scrolled(card, cards);
  }

  #send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
