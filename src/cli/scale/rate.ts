import { count, duration } from "../../report/format.ts";
import type { Terminal } from "../terminal.ts";

/** How long the rate that is shown looks back, in seconds: long enough to be steady. */
const LOOKS_BACK = 30;

/** Shows how many rows are done, how many a second, and how long the others take. */
export class Rate {
  readonly #terminal: Terminal;
  readonly #progress: () => number;
  #done = 0;
  #marks: { readonly at: number; readonly done: number; readonly fraction: number }[] = [];

  /** @param progress share of all rows that is read, 0 to 1 */
  constructor(terminal: Terminal, progress: () => number) {
    this.#terminal = terminal;
    this.#progress = progress;
  }

  /** Rows that an earlier process has done. */
  begin(done: number): void {
    this.#done = done;
  }

  add(rows: number): void {
    this.#done += rows;
    const now = { at: performance.now() / 1000, done: this.#done, fraction: this.#progress() };
    this.#marks = [...this.#marks.filter(({ at }) => at > now.at - LOOKS_BACK), now];
    const [first] = this.#marks;
    const seconds = now.at - first.at;
    const left = ((1 - now.fraction) * seconds) / (now.fraction - first.fraction);
    const rate = seconds > 0 ? `, ${count(Math.round((now.done - first.done) / seconds))} per second` : "";
    const more = Number.isFinite(left) && seconds > 0 ? `, ${duration(left)} left` : "";
    // The last row is said by the result.
    this.#terminal.progress(`Scoring: ${count(this.#done)} rows${rate}${more},`, Math.min(0.99, now.fraction));
  }
}
