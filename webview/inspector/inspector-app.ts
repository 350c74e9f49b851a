import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { InspectorView, ResponseMap } from "../../src/protocol/inspector.ts";
import { chart } from "../chart/chart.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { namedText } from "../text/named-text.ts";
import { textStyles } from "../text/text-styles.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { mapChart } from "./map-chart.ts";
import "./pair-section.ts";
import "./response-section.ts";
import type { InspectorExtension } from "./rpc.ts";
import { shorten } from "./words.ts";

/** Characters of the query that are shown; the tokens' table has what is read of it. */
const MOST_QUERY = 2000;

/** The inspector: how the score of a response, or of two, comes about. */
@customElement("rewardlens-inspector")
export class InspectorApp extends LitElement {
  @state() private view: InspectorView | undefined;
  @state() private map: ResponseMap | string | undefined;
  @state() private said = "";
  #extension: InspectorExtension | undefined;
  #keep: (memento: unknown) => void = () => undefined;

  static override styles = [sharedStyles, textStyles, inspectorStyles];

  /** Shows what the extension has, from now on. @param keep takes what VS Code is to give back after a reload. */
  async connect(extension: InspectorExtension, keep: (memento: unknown) => void): Promise<void> {
    this.#extension = extension;
    this.#keep = keep;
    this.show(await extension.ready());
  }

  show(view: InspectorView): void {
    this.view = view;
    this.map = undefined;
    this.#keep(view.memento);
    if (view.responses.length > 0) void this.#showMap(view);
  }

  override render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const { query, head, responses, problem } = view;
    const names = responses.length > 1 ? ["Response A", "Response B"] : ["Response"];
    const [a, b] = responses;
    return html`<main @copy-chart=${({ detail }: CustomEvent<{ text: string; what: string }>) => this.#copy(detail)}>
      <h1>Inspector</h1>
      ${problem ? html`<p class="problem" data-testid="problem">${problem}</p>` : nothing}
      ${
        head === undefined
          ? nothing
          : html`<p class="about quiet" data-testid="head">by the head ${head.name}</p>
              <p class="text quoted"><span class="quiet">Query Ω:</span> ${namedText(shorten(query, MOST_QUERY))}</p>
              ${responses.map(
                (one, i) =>
                  html`<rewardlens-response
                    .query=${query}
                    .name=${names[i]}
                    .head=${head}
                    .one=${one}
                  ></rewardlens-response>`,
              )}
              ${b === undefined ? nothing : html`<rewardlens-pair .head=${head} .pair=${[a, b]}></rewardlens-pair>`}
              ${this.#map()}`
      }
      <p class="unseen" role="status" data-testid="said">${this.said}</p>
    </main>`;
  }

  #map() {
    const { map } = this;
    if (map === undefined)
      return html`<p class="quiet" data-testid="map-waits">Reading your responses for the map …</p>`;
    if (typeof map === "string") return html`<p class="quiet" data-testid="no-map">${map}</p>`;
    return chart(mapChart, map);
  }

  async #showMap(view: InspectorView): Promise<void> {
    const map = await this.#extension!.map().catch(messageOf);
    if (this.view === view) this.map = map;
  }

  async #copy({ text, what }: { text: string; what: string }): Promise<void> {
    this.said = await this.#extension!.copy(text).then(() => `Copied: ${what}.`, messageOf);
  }
}

/** What a rejected call said. */
function messageOf(error: unknown): string {
  return error instanceof Object && "message" in error ? String(error.message) : String(error);
}
