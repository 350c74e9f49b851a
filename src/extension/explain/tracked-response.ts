import type { LogOutputChannel, TextDocument } from "vscode";
import type { DocumentResponse } from "../documents/document-response.ts";
import { describeError } from "../window/describe-error.ts";
import { isAbort } from "../window/progress.ts";
import { readEffects } from "./edit-effects.ts";
import { placesOf, type ExplainedResponse } from "./explained-response.ts";
import type { Explainer } from "./explainer.ts";
import { changeSince } from "./what-if.ts";

/** An explanation that is out of date is taken off the screen after so long, if the new one is not there by then. */
const STALE_MS = 150;

export interface TrackingContext {
  readonly explainer: Explainer;
  readonly log: LogOutputChannel;
  /** Whether What-If is on. */
  readonly whatIf: () => boolean;
  /** What is shown is another one. */
  readonly notify: () => void;
}

/** A response whose explanation is shown, and the reading of its latest text. */
export class TrackedResponse {
  shown: ExplainedResponse;
  readonly #context: TrackingContext;
  #changing = false;
  #work = { controller: new AbortController(), done: Promise.resolve() };

  constructor(context: TrackingContext, document: TextDocument, response: DocumentResponse) {
    this.#context = context;
    this.shown = { document, response };
  }

  /** Whether its words changed and are being read: until then VS Code moves what is drawn. */
  get changing(): boolean {
    return this.#changing;
  }

  /** Reads it again. */
  read(): void {
    this.abort();
    const controller = new AbortController();
    this.#work = { controller, done: this.#explain(controller.signal) };
  }

  /** Resolves once its latest text is drawn, or could not be read. */
  async done(): Promise<void> {
    // A later edit begins another reading.
    for (let work; work !== this.#work;) await (work = this.#work).done;
  }

  abort(): void {
    this.#work.controller.abort();
  }

  /** It was found again in its document, which changed. */
  foundAgain(response: DocumentResponse): void {
    const { document, response: before } = this.shown;
    const same = response.query === before.query && response.response === before.response;
    this.shown = { ...this.shown, response, ...(same && { offsets: placesOf(document, response) }) };
    if (same) return;
    this.#changing = true;
    this.read();
  }

  /** What What-If compares with is the first explanation from now on. */
  forgetBaseline(): void {
    this.shown = { ...this.shown, baseline: undefined, change: undefined };
    this.#compare();
  }

  async #explain(signal: AbortSignal): Promise<void> {
    const { document, response } = this.shown;
    const stale = setTimeout(() => {
      this.shown = { ...this.shown, reward: undefined };
      this.#changing = false;
      this.#context.notify();
    }, STALE_MS);
    const read = await this.#context.explainer.explain(response, { scope: document, signal }).then(
      (reward) => ({ reward, problem: undefined }),
      (error: unknown) => {
        this.#logError(error, signal);
        return { reward: undefined, problem: describeError(error) };
      },
    );
    clearTimeout(stale);
    if (signal.aborted) return; // of a text that is gone
    this.#changing = false;
    // The response may be elsewhere by now, with the same words.
    this.shown = { ...this.shown, ...read, offsets: placesOf(document, this.shown.response) };
    this.#compare();
    this.#context.notify();
    await this.#readEdits(signal);
  }

  #compare(): void {
    const { shown } = this;
    if (!this.#context.whatIf() || shown.reward === undefined) return;
    const { reward } = shown.reward.explanation;
    const { response } = shown.response;
    const baseline = shown.baseline ?? { reward, response };
    this.shown = { ...shown, baseline, change: changeSince(baseline, response, reward) };
  }

  /** The effects of several edits follow a moment after the parts. */
  async #readEdits(signal: AbortSignal): Promise<void> {
    try {
      const { change } = this.shown;
      const read = await readEffects(this.#context.explainer, this.shown, signal);
      if (read === undefined || signal.aborted || this.shown.change !== change) return;
      this.shown = { ...this.shown, change: read };
      this.#context.notify();
    } catch (error) {
      this.#logError(error, signal);
    }
  }

  #logError(error: unknown, signal: AbortSignal): void {
    if (!isAbort(error, signal)) this.#context.log.error(error instanceof Error ? error : String(error));
  }
}
