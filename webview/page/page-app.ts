import { LitElement } from "lit";
import { state } from "lit/decorators.js";
import type { Failure } from "../../src/protocol/panel.ts";
import { connectExtension, toFailure, type Extension, type VSCodeApi } from "./rpc.ts";

declare function acquireVsCodeApi(): VSCodeApi;

/** The element that is a panel's page: shows what the extension says, and sends it what the person does. */
export abstract class PageApp<Functions extends object, Events extends object> extends LitElement {
  #api: VSCodeApi | undefined;
  #extension: Extension<Functions, Events> | undefined;

  /** What the extension sends to this page. */
  protected abstract readonly events: Events;

  /** Shows what the extension has, from now on. */
  async connect(api: VSCodeApi): Promise<void> {
    this.#api = api;
    this.#extension = connectExtension<Functions, Events>(api, this.events);
    await this.begin(this.#extension);
  }

  /** Asks for what to show first. */
  protected abstract begin(extension: Extension<Functions, Events>): Promise<void>;

  /** Shows why a call failed. */
  protected abstract failed(failure: Failure): void;

  /** Asks something of the extension. @returns undefined where that fails, which is shown */
  protected async call<T>(work: (extension: Extension<Functions, Events>) => Promise<T>): Promise<T | undefined> {
    if (this.#extension === undefined) return undefined;
    try {
      return await work(this.#extension);
    } catch (error) {
      this.failed(toFailure(error));
      return undefined;
    }
  }

  /** What VS Code is to give back after the page was hidden, or the window reloaded; null before anything was kept. */
  protected get kept(): unknown {
    return this.#api?.getState();
  }

  protected keep(kept: unknown): void {
    this.#api?.setState(kept);
  }
}

/** A page with charts, whose SVG and CSV can be copied, and a line for screen readers about what was done last. */
export abstract class ChartPage<
  Functions extends { copy(text: string): Promise<void> },
  Events extends object,
> extends PageApp<Functions, Events> {
  @state() protected said = "";

  protected override failed({ message }: Failure): void {
    this.said = message;
  }

  protected readonly copy = ({ detail: { text, what } }: CustomEvent<{ text: string; what: string }>): void => {
    void this.call(async (extension) => {
      await extension.copy(text as never);
      this.said = `Copied: ${what}.`;
    });
  };
}

/** Connects the page that VS Code has loaded to the extension. */
export async function startPage<F extends object, E extends object>(App: new () => PageApp<F, E>): Promise<void> {
  const app = document.body.firstElementChild;
  if (!(app instanceof App)) throw new Error(`The page has no ${App.name}`);
  await app.connect(acquireVsCodeApi());
}
