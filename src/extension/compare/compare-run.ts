import type { CompareView, Notice, ScreenAnswer, WholeTexts } from "../../protocol/compare.ts";
import type { PreferenceLog } from "../../store/preference-log.ts";
import { queueMessages } from "../queue/queue-messages.ts";
import { CompareError } from "./compare-error.ts";
import { compareMessages, toChoice } from "./compare-messages.ts";
import type { ComparePair } from "./compare-pair.ts";
import { toShownPair } from "./fold.ts";
import type { CompareSession, Showing, ShownOrder } from "./session.ts";
import type { SessionFigures } from "./session-figures.ts";

export interface RunOptions {
  readonly session: CompareSession;
  readonly figures?: SessionFigures;
  /** Brings the session up to date with the log. Rejects with StoreError. */
  readonly follow?: (stay: boolean) => Promise<void>;
  readonly log: Pick<PreferenceLog, "append" | "withdraw">;
  readonly annotator: string;
  /** Workspace-relative file of the pairs, or "". */
  readonly source: string;
  /** Its name, for people. */
  readonly name: string;
  readonly memento: unknown;
  /** What the model says of a pair, as a line for people; rejects when aborted only. */
  readonly predict: (pair: ComparePair, shown: ShownOrder, signal: AbortSignal) => Promise<string>;
  readonly show: (view: CompareView) => void;
  readonly tell: (notice: Notice) => void;
  /** Says loudly that something could not be stored. */
  readonly alarm: (message: string) => void;
}

const quiet: Notice = { status: "", failed: false, model: "" };

/** One queue being answered: stores each answer, then shows the next pair, then says what the model would have said. */
export class CompareRun {
  readonly #options: RunOptions;
  readonly #stop = new AbortController();
  /** The token that the page has on its screen, and since when. */
  #onScreen: { readonly token: string; readonly since: number } | undefined;
  #prediction: Promise<string> | undefined;
  #notice = quiet;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#predict();
  }

  get notice(): Notice {
    return this.#notice;
  }

  get view(): CompareView {
    const { session, figures, name, memento } = this.#options;
    const { current, done, total, canUndo, counts } = session;
    const screen = current
      ? ({ kind: "pair", pair: toShownPair(current) } as const)
      : ({ kind: "finished", counts } as const);
    const lines = figures && { session: figures.lines(total - done) };
    return { screen, source: name, done, total, canUndo, memento, ...lines };
  }

  /** The page shows this pair. A page that was hidden and is shown again does not start the clock anew. */
  shown(token: string): void {
    if (this.#onScreen?.token === token || this.#options.session.current?.token !== token) return;
    this.#onScreen = { token, since: performance.now() };
  }

  /** Answers the pair that the page has on its screen; a key that fires before it is there does nothing. */
  async answerShown(answer: ScreenAnswer): Promise<void> {
    const token = this.#onScreen?.token;
    if (token === undefined || token !== this.#options.session.current?.token) return;
    await this.answer(token, answer);
  }

  /** Stores an answer and goes on. @throws CompareError "stale" or "not-stored"; then the pair stays. */
  async answer(token: string, answer: ScreenAnswer): Promise<void> {
    const { session, show } = this.#options;
    const showing = session.claim(token);
    if (showing === undefined) throw new CompareError("stale", compareMessages.stale());
    const prediction = this.#prediction;
    const id = await this.#store(showing, answer);
    session.settle(id, toChoice(answer, showing.shown));
    show(this.view);
    const notice = { status: compareMessages.recorded(answer), failed: false, model: "" };
    this.#tell(notice);
    if (answer !== "skip") void this.#tellPrediction(prediction, notice, showing.pair.reason);
    this.#predict();
  }

  /** Takes the last answer back. @throws CompareError "nothing-to-undo", "stale" or "not-stored". */
  async undo(): Promise<void> {
    const { session, figures, log, annotator, show } = this.#options;
    if (!session.canUndo) {
      this.#tell({ ...quiet, status: compareMessages.nothingToUndo() });
      throw new CompareError("nothing-to-undo", compareMessages.nothingToUndo());
    }
    const record = session.claimUndo();
    if (record === undefined) throw new CompareError("stale", compareMessages.stale());
    try {
      await log.withdraw(record, annotator);
    } catch (error) {
      throw this.#failed(error, compareMessages.notUndone);
    }
    const { done } = session;
    session.undone();
    figures?.remove(record);
    show(this.view);
    this.#tell({ ...quiet, status: session.done < done ? compareMessages.undone() : compareMessages.answerStands() });
    this.#predict();
  }

  /** The unfolded texts of the pair on the screen. @throws CompareError "stale" */
  wholeTexts(token: string): WholeTexts {
    const { current } = this.#options.session;
    if (current?.token !== token) throw new CompareError("stale", compareMessages.stale());
    const { pair, shown } = current;
    return { query: pair.query, responses: [pair.responses[shown[0]], pair.responses[shown[1]]] };
  }

  /** The log changed, here or elsewhere. @param stay the person is at the pair on the screen. Rejects with StoreError. */
  async logChanged(stay: boolean): Promise<void> {
    const { session, follow, show } = this.#options;
    const token = session.current?.token;
    const before = JSON.stringify(this.view);
    await follow?.(stay);
    const { view } = this;
    if (this.#stop.signal.aborted || JSON.stringify(view) === before) return;
    show(view);
    if (session.current?.token !== token) this.#predict();
  }

  /** The head changed: ask again what it says of the pair on the screen. */
  headChanged(): void {
    this.#predict();
  }

  dispose(): void {
    this.#stop.abort();
  }

  async #store({ pair, shown, repeatOf }: Showing, answer: ScreenAnswer): Promise<string> {
    const { figures, log, annotator, source } = this.#options;
    const since = this.#onScreen?.since ?? performance.now();
    const seconds = Math.round((performance.now() - since) / 10) / 100;
    const { query, responses } = pair;
    const judged = { query, responses, choice: toChoice(answer, shown), shown, strength: 1, reason: "" } as const;
    const origin = { annotator, at: new Date().toISOString(), source: pair.source ?? source };
    const again = repeatOf === undefined ? {} : { repeatOf };
    try {
      const record = await log.append({ ...judged, seconds, ...origin, ...again });
      figures?.add(record);
      return record.id;
    } catch (error) {
      throw this.#failed(error, compareMessages.notStored);
    }
  }

  #failed(error: unknown, say: (reason: string) => string): CompareError {
    this.#options.session.release();
    const message = say(error instanceof Error ? error.message : String(error));
    this.#options.alarm(message);
    this.#tell({ status: message, failed: true, model: "" });
    return new CompareError("not-stored", message, { cause: error });
  }

  /** Asked while the person reads, before the choice: so it is what the model said before it, and no one waits for it. */
  #predict(): void {
    const { current } = this.#options.session;
    this.#prediction = current && this.#options.predict(current.pair, current.shown, this.#stop.signal);
    this.#prediction?.catch(() => undefined); // aborted: no one is left to tell
  }

  async #tellPrediction(prediction: Promise<string> | undefined, notice: Notice, reason?: string): Promise<void> {
    const verdict = await prediction?.catch(() => undefined);
    if (verdict === undefined || this.#notice !== notice) return;
    const model = reason === undefined ? verdict : queueMessages.askedBecause(verdict, reason);
    this.#tell({ ...notice, model });
  }

  #tell(notice: Notice): void {
    this.#notice = notice;
    this.#options.tell(notice);
  }
}
