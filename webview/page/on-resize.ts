import type { LitElement, ReactiveController } from "lit";

/** Calls back when its host gets another size, as long as the host is on the page. */
export class OnResize implements ReactiveController {
  readonly #host: LitElement;
  readonly #observer: ResizeObserver;

  constructor(host: LitElement, resized: () => void) {
    this.#host = host;
    this.#observer = new ResizeObserver(resized);
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
