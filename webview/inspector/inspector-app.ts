import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { InspectorEvents, InspectorFunctions, InspectorView, ResponseMap } from "../../src/protocol/inspector.ts";
import { chart } from "../chart/chart.ts";
import { ChartPage } from "../page/page-app.ts";
import { toFailure, type Extension } from "../page/rpc.ts";
import { reportStyles } from "../page/report-styles.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { textStyles } from "../text/text-styles.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { mapChart } from "./map-chart.ts";
import "./pair-section.ts";
import { quoted } from "./response-section.ts";
import "./response-section.ts";
import { shorten } from "../../src/report/format.ts";

const MOST_NAME = 80;

/** The inspector: how the score of a response, or of two, comes about. */
@customElement("rewardlens-inspector")
export class InspectorApp extends ChartPage<InspectorFunctions, InspectorEvents> {
  @state() private view: InspectorView | undefined;
  @state() private map: ResponseMap | string | undefined;

  static override styles = [sharedStyles, reportStyles, textStyles, inspectorStyles];

  protected override readonly events: InspectorEvents = { show: (view) => this.show(view) };

  protected override async begin(extension: Extension<InspectorFunctions, InspectorEvents>): Promise<void> {
    this.show(await extension.ready());
  }

  show(view: InspectorView): void {
    this.view = view;
    this.map = undefined;
    this.keep(view.memento);
    if (view.responses.length > 0) void this.#showMap(view);
  }

  override render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const { query, head, responses, problem } = view;
    const letters = responses.length > 1 ? ["Response A", "Response B"] : ["Response"];
    const names = responses.map(({ name }, i) => (name === undefined ? letters[i] : shorten(name, MOST_NAME)));
    const [a, b] = responses;
    return html`<main @copy-chart=${this.copy}>
      <h1>Inspector</h1>
      ${problem ? html`<p class="problem" data-testid="problem">${problem}</p>` : nothing}
      ${
        head === undefined
          ? nothing
          : html`<p class="about quiet" data-testid="head">Scored by ${head.name}</p>
              <h2>Query Ω</h2>
              <div class="quoted" tabindex="0" role="region" aria-label="Text of the query">${quoted(query)}</div>
              ${responses.map(
                (one, i) =>
                  html`<rewardlens-inspected-response
                    .query=${query}
                    .name=${names[i]}
                    .head=${head}
                    .one=${one}
                  ></rewardlens-inspected-response>`,
              )}
              ${b === undefined ? nothing : html`<rewardlens-inspected-pair .head=${head} .pair=${[a, b]} .names=${names}></rewardlens-inspected-pair>`}
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
    const map = await this.call((extension) => extension.map().catch((error: unknown) => toFailure(error).message));
    if (this.view === view) this.map = map;
  }
}
