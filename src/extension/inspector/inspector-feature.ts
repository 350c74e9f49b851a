import { env, ViewColumn, workspace, type Disposable } from "vscode";
import type { Inspected, InspectorEvents, InspectorFunctions, InspectorView } from "../../protocol/inspector.ts";
import { inspectorViewType } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { isAbort } from "../window/progress.ts";
import { Panel } from "../panel/panel.ts";
import { inspect, readInspected } from "./inspect.ts";
import { inspectorPage } from "./inspector-page.ts";
import { inspectorMessages as text } from "./inspector-messages.ts";
import { responseMap } from "./response-map.ts";

/** The inspector with the response or the pair that it shows: at most one of each. */
export class InspectorFeature implements Disposable {
  readonly #services: Services;
  readonly #listener: Disposable;
  readonly #panel: Panel<InspectorFunctions, InspectorEvents>;
  #inspected: Inspected | undefined;
  #reading: { readonly controller: AbortController; readonly view: Promise<InspectorView> } | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#listener = services.heads.onDidChangeHead(() => this.#refresh());
    this.#panel = new Panel({
      page: inspectorPage,
      viewType: inspectorViewType,
      title: text.title(),
      functions: this.#functions(),
      services,
      restore: (state) => (this.#inspected = readInspected(state)),
      closed: () => {
        this.#reading?.controller.abort();
        this.#reading = undefined;
      },
    });
  }

  /** What the panel shows once it has read it; undefined while it is closed. */
  async view(): Promise<InspectorView | undefined> {
    return this.#panel.page && this.#reading?.view;
  }

  /** Shows how the scores come about. Resolves once they are read. */
  async show(inspected: Inspected): Promise<InspectorView> {
    this.#inspected = inspected;
    this.#panel.show(this.#panel.page ? { preserveFocus: true } : { viewColumn: ViewColumn.Beside });
    this.#refresh();
    return this.#newest();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#reading?.controller.abort();
    this.#panel.dispose();
  }

  #refresh(): void {
    if (this.#panel.page === undefined) return;
    const reading = this.#read();
    reading.view.then(
      (view) => this.#reading === reading && void this.#panel.page?.show(view),
      (error: unknown) => {
        if (!isAbort(error, reading.controller.signal)) this.#services.log.error(String(error));
      },
    );
  }

  /** What is read, or what is read in its place: the head may change meanwhile, by being loaded for the first time too. */
  async #newest(): Promise<InspectorView> {
    const reading = this.#reading ?? this.#read();
    try {
      return await reading.view;
    } catch (error) {
      if (this.#reading === reading || this.#reading === undefined) throw error;
      return this.#newest();
    }
  }

  /** Reads what is shown again; an earlier reading of it is cancelled. */
  #read() {
    this.#reading?.controller.abort();
    const controller = new AbortController();
    const { encoders, heads } = this.#services;
    const view = inspect(encoders.encoder, () => heads.current(), this.#inspected, controller.signal);
    return (this.#reading = { controller, view });
  }

  #functions(): InspectorFunctions {
    return {
      ready: () => this.#newest(),
      map: async () => {
        if (!workspace.isTrusted) return text.notTrusted();
        const { view, controller } = this.#reading ?? this.#read();
        return responseMap(this.#services, await view, controller.signal);
      },
      copy: async (copied) => void (await env.clipboard.writeText(copied)),
    };
  }
}
