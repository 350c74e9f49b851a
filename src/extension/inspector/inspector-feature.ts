import { Disposable, env, ViewColumn, workspace, type Webview, type WebviewPanel } from "vscode";
import type { Inspected, InspectorFunctions, InspectorView } from "../../protocol/inspector.ts";
import { inspectorViewType } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { isAbort } from "../window/signal.ts";
import { WebviewTab } from "../panel/tab.ts";
import { inspect } from "./inspect.ts";
import { readInspected } from "./inspected.ts";
import { connectInspectorPage, type InspectorChannel } from "./inspector-channel.ts";
import { inspectorMessages as text } from "./inspector-messages.ts";
import { responseMap } from "./response-map.ts";

/** The inspector with the response or the pair that it shows: at most one of each. */
export class InspectorFeature implements Disposable {
  readonly #services: Services;
  readonly #listener: Disposable;
  #panel: WebviewTab<InspectorChannel> | undefined;
  #inspected: Inspected | undefined;
  #reading: { readonly controller: AbortController; readonly view: Promise<InspectorView> } | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#listener = services.heads.onDidChangeHead(() => this.#refresh());
  }

  /** What the panel shows once it has read it; undefined while it is closed. */
  async view(): Promise<InspectorView | undefined> {
    return this.#panel && this.#reading?.view;
  }

  /** Shows how the scores come about. Resolves once they are read. */
  async show(inspected: Inspected): Promise<InspectorView> {
    this.#inspected = inspected;
    if (this.#panel) this.#panel.reveal(true);
    else this.#open();
    this.#refresh();
    return this.#newest();
  }

  /** Takes over the tab that VS Code kept over a reload of the window. */
  restore(tab: WebviewPanel, state: unknown): void {
    this.#panel?.dispose();
    this.#inspected = readInspected(state);
    this.#open(tab);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#reading?.controller.abort();
    this.#panel?.dispose();
  }

  #refresh(): void {
    if (this.#panel === undefined) return;
    const reading = this.#read();
    reading.view.then(
      (view) => this.#reading === reading && void this.#panel?.page.show(view),
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

  /** Reads what is shown anew; what is read for it before is given up. */
  #read() {
    this.#reading?.controller.abort();
    const controller = new AbortController();
    const { encoders, heads } = this.#services;
    const view = inspect(encoders.encoder, () => heads.current(), this.#inspected, controller.signal);
    return (this.#reading = { controller, view });
  }

  #open(tab?: WebviewPanel): void {
    const { extensionUri, log } = this.#services;
    const refuse = (reason: string) => log.error(`The inspector sent a message that is none: ${reason}`);
    const closed = () => {
      this.#reading?.controller.abort();
      this.#panel = undefined;
      this.#reading = undefined;
    };
    const connect = (webview: Webview) => connectInspectorPage({ webview, functions: this.#functions(), refuse });
    const page = { viewType: inspectorViewType, name: "inspector", title: text.title() };
    const place = { viewColumn: ViewColumn.Beside };
    this.#panel = new WebviewTab({ extensionUri, ...page, place, connect, closed }, tab);
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
