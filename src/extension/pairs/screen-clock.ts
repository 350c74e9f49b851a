/** How long a person has had a showing on the screen. */
export class ScreenClock {
  #token: string | undefined;
  #since = 0;

  /** The showing that the page has on its screen. */
  get token(): string | undefined {
    return this.#token;
  }

  /** The page shows it. A page that was hidden and is shown again does not restart the clock. */
  shown(token: string): void {
    if (token !== this.#token) this.restart(token);
  }

  /** What follows has a time of its own. */
  restart(token: string): void {
    this.#token = token;
    this.#since = performance.now();
  }

  /** For so long the page has shown it; 0 before it did. */
  seconds(token: string): number {
    return token === this.#token ? (performance.now() - this.#since) / 1000 : 0;
  }
}
