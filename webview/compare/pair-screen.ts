import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, queryAll, state } from "lit/decorators.js";
import type { ScreenOptions, ShownPair } from "../../src/protocol/compare.ts";
import "./query-card.ts";
import "./response-card.ts";
import type { ResponseCard } from "./response-card.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { differences } from "../text/differences.ts";
import { markStretches } from "../text/mark.ts";
import { renderedText } from "../text/rendered.ts";
import { toggleButton, toggleStyles } from "../page/toggle-button.ts";
import { foldText, isCut } from "./words.ts";

/**
 * A query with two responses, side by side where there is room.
 * Sends "option" (detail: the options anew), "toggle-fold", "toggle-query", and what the editor of a response sends.
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
  readonly #sizes = new ResizeObserver(() => void this.#measure());
  #bodies: readonly HTMLElement[] = [];
  #query: HTMLElement | undefined;
  /** What is not shown as asked. */
  #left: readonly string[] = [];
  /** The card that scrolls because the other one did. */
  #follower: ResponseCard | undefined;

  static override styles = [
    sharedStyles,
    toggleStyles,
    css`
      rewardlens-query {
        margin-bottom: 1em;
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
      .shown {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4em 0.5em;
        margin-bottom: 0.8em;
      }
      .note {
        margin-top: 0.8em;
      }
      @media (max-width: 599px) {
        .responses {
          flex: none;
          grid-template-columns: 1fr;
        }
        .linked {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { pair, folded, editing } = this;
    if (pair === undefined) return nothing;
    const note = foldText(pair.responses, folded, this.overflows);
    return html`
      <rewardlens-query .content=${pair.query} .body=${this.#query} .folded=${this.queryFolded}></rewardlens-query>
      ${this.#toolbar()}
      <div class="responses" @scrolled=${(event: Event) => this.#scrolled(event)}>
        ${pair.responses.map(
          (content, i) =>
            html`<rewardlens-response
              .place=${i + 1}
              .body=${this.#bodies[i]}
              .source=${content.text}
              .folded=${folded}
              .cut=${isCut(content)}
              .editing=${editing === i + 1}
            ></rewardlens-response>`,
        )}
      </div>
      ${note === "" ? nothing : html`<p class="note quiet" data-testid="fold-note">${note}</p>`}
      ${this.#left.map((sentence) => html`<p class="note quiet" data-testid="left-plain">${sentence}</p>`)}
    `;
  }

  #toolbar() {
    const { options, folded } = this;
    const set = (changed: Partial<ScreenOptions>) => () => this.#send("option", { ...options, ...changed });
    const { markdown, differences: marked, linked } = options;
    const long = this.overflows || this.pair!.responses.some(isCut) || !folded;
    return html`<div class="shown" role="group" aria-label="How the responses are shown">
      ${toggleButton({ id: "markdown", key: "M", label: "Markdown", pressed: markdown, press: set({ markdown: !markdown }) })}
      ${toggleButton({ id: "differences", key: "D", label: "Differences", pressed: marked, press: set({ differences: !marked }) })}
      ${
        long
          ? toggleButton({
              id: "fold",
              key: "F",
              label: "Whole texts",
              pressed: !folded,
              press: () => this.#send("toggle-fold"),
            })
          : nothing
      }
      ${
        long && !folded
          ? html`<span class="linked"
              >${toggleButton({ id: "linked", key: "L", label: "Scroll together", pressed: linked, press: set({ linked: !linked }) })}</span
            >`
          : nothing
      }
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.pair === undefined) return;
    const before = changed.get("pair");
    const sameTexts = !changed.has("pair") || JSON.stringify(before) === JSON.stringify(this.pair);
    const old = changed.get("options");
    const { markdown, differences: marked } = this.options;
    if (sameTexts && (old === undefined || (old.markdown === markdown && old.differences === marked))) return;
    const query = renderedText((isCut(this.pair.query) ? "… " : "") + this.pair.query.text, false);
    const texts = this.pair.responses.map(({ text }) => renderedText(text, markdown));
    const bodies = texts.map(({ body }) => body);
    [this.#query, this.#bodies] = [query.body, bodies];
    const found = marked ? differences(bodies[0].textContent, bodies[1].textContent) : undefined;
    if (found) bodies.forEach((body, i) => markStretches(body, found[i]));
    this.#left = [
      ...query.left.map((sentence) => `Query: ${sentence}`),
      ...texts.flatMap(({ left }, i) => left.map((sentence) => `Response ${i + 1}: ${sentence}`)),
      ...(marked && !found ? ["The responses are too long or too different to mark where they differ."] : []),
    ];
  }

  protected override updated(): void {
    void this.#measure();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  async #measure(): Promise<void> {
    const cards = [...this.cards];
    await Promise.all(cards.map((card) => card.updateComplete));
    for (const card of cards) card.resized();
    if (this.folded && this.editing === 0) this.overflows = cards.some((card) => card.overflows);
  }

  #scrolled(event: Event): void {
    const card = event.composedPath().find((target) => [...this.cards].includes(target as ResponseCard));
    if (!this.options.linked || card === undefined) return;
    if (card === this.#follower) return void (this.#follower = undefined);
    const follower = [...this.cards].find((other) => other !== card);
    if (follower === undefined || Math.abs(follower.scrolled - (card as ResponseCard).scrolled) < 0.001) return;
    this.#follower = follower;
    follower.scrolled = (card as ResponseCard).scrolled;
  }

  #send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
