import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import {
  isAgainst,
  type ComparedPrompts,
  type PromptsEvents,
  type PromptsFunctions,
  type PromptsView,
} from "../../src/protocol/prompts.ts";
import type { Failure } from "../../src/protocol/panel.ts";
import { count, plural } from "../../src/report/format.ts";
import { PageApp } from "../page/page-app.ts";
import type { Extension } from "../page/rpc.ts";
import { reportStyles } from "../page/report-styles.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import "./query-table.ts";
import { promptsStyles } from "./prompts-styles.ts";

/** The Compare Prompts panel: the verdict, what was left out, and the queries. */
@customElement("rewardlens-prompts")
export class PromptsApp extends PageApp<PromptsFunctions, PromptsEvents> {
  @state() private view: PromptsView | undefined;
  @state() private said = "";

  static override styles = [sharedStyles, reportStyles, promptsStyles];

  protected override readonly events: PromptsEvents = { show: (view) => this.show(view) };

  protected override async begin(extension: Extension<PromptsFunctions, PromptsEvents>): Promise<void> {
    this.show(await extension.ready());
  }

  protected override failed({ message }: Failure): void {
    this.said = message;
  }

  show(view: PromptsView): void {
    this.view = view;
    this.keep(view.memento);
  }

  override render() {
    const screen = this.view?.screen;
    if (screen === undefined) return nothing;
    return html`<main>
      ${screen.kind === "compared" ? this.#compared(screen) : this.#rest(screen)}
      <p class="unseen" role="status" data-testid="said">${this.said}</p>
    </main>`;
  }

  #rest({ kind, reason }: { readonly kind: "empty" | "busy"; readonly reason: string }) {
    return html`<section class="empty" aria-labelledby="title" data-testid=${kind}>
      <h1 id="title">${kind === "busy" ? "Comparing…" : "Compare prompts"}</h1>
      ${reason ? html`<p role="status" data-testid="reason">${reason}${kind === "busy" ? "" : "."}</p>` : nothing}
      ${
        kind === "busy"
          ? html`<vscode-progress-bar indeterminate .ariaLabel=${"Comparing"}></vscode-progress-bar>`
          : html`<p>
                Two sets of responses to the same queries: are the new ones better? Each set is a file, a folder, or
                either of them at a git revision.
              </p>
              <div class="buttons">
                ${this.#button("others", "Choose Two Sets…")}
                ${this.view?.memento ? this.#button("again", "Compare Again", true) : nothing}
              </div>`
      }
    </section>`;
  }

  #compared(screen: ComparedPrompts) {
    const { now, before, sentence, verdict, notes, only, rows } = screen;
    const chosen = rows.filter(({ person }) => person !== undefined).length;
    const against = rows.filter(isAgainst).length;
    return html`<header>
        <h1><span class="set">${now}</span> against <span class="set">${before}</span></h1>
        <div class="buttons">
          ${this.#button("again", "Compare Again", true)} ${this.#button("others", "Other Sets…", true)}
        </div>
      </header>
      <p class="sentence ${verdict}" data-testid="sentence">${sentence}</p>
      ${notes.map((note) => html`<p class="note" data-testid="note">${note}</p>`)}
      ${only.map(
        ({ set, count: all, queries }) =>
          html`<details class="only" data-testid="only">
            <summary>${plural(all, "query", "queries")} only in ${set}</summary>
            <ul>
              ${queries.map((query) => html`<li>${query}</li>`)}
              ${all > queries.length ? html`<li class="quiet">… and ${count(all - queries.length)} more</li>` : nothing}
            </ul>
          </details>`,
      )}
      <p class="quiet" role="status" data-testid="yours">
        ${
          chosen === 0
            ? "Open a query to choose between its responses: your choices are recorded, and where you choose against the model its row says so."
            : `You chose in ${plural(chosen, "of these queries", "of these queries")}, ${against === 0 ? "never" : plural(against, "time")} against the model.`
        }
      </p>
      <rewardlens-queries
        .rows=${rows}
        @open-row=${({ detail }: CustomEvent<number>) => this.call((extension) => extension.open(detail))}
      ></rewardlens-queries>`;
  }

  #button(action: "again" | "others", label: string, secondary = false) {
    const act = () => this.call((extension) => extension.act(action));
    return html`<vscode-button ?secondary=${secondary} data-testid=${action} @click=${act}>${label}</vscode-button>`;
  }
}
