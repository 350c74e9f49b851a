import type { AnswerStrength, CompareView, Draft, Notice, ScreenAnswer, WholeTexts } from "../../protocol/compare.ts";
import type { PreferenceLog } from "../../store/preference-log.ts";
import type { Judgement } from "../../store/record.ts";
import { CompareError } from "./compare-error.ts";
import { compareMessages, toChoice } from "./compare-messages.ts";
import type { ComparePair } from "./compare-pair.ts";
import { emptyDraft, toJudgement } from "./draft.ts";
import { editedPreference } from "./edited-preference.ts";
import { toNextTexts, toShownPair, toWholeTexts } from "./fold.ts";
import { ModelWord, type ModelWordOptions } from "./model-word.ts";
import { initialOptions } from "./screen-options.ts";
import type { CompareSession, Showing, ShownOrder } from "./session.ts";

export interface RunOptions extends Pick<ModelWordOptions, "predict" | "predictAfter"> {
  readonly session: CompareSession;
  readonly log: Pick<PreferenceLog, "append" | "withdraw">;
  readonly annotator: string;
  /** Workspace-relative file of the pairs, or "". */
  readonly source: string;
  /** Its name, for people. */
  readonly name: string;
  readonly memento: unknown;
  /** How pairs are shown now, and the quick tags. Default: as at first, none. */
  readonly screen?: (() => Pick<CompareView, "options" | "tags">) | undefined;
  readonly show: (view: CompareView) => void;
  readonly tell: (notice: Notice) => void;
  /** Says loudly that something could not be stored. */
  readonly alarm: (message: string) => void;
}

/** What an annotator says, of which texts. */
type Judged = Pick<ComparePair, "query" | "responses"> &
  Judgement & { readonly shown: ShownOrder; readonly edited?: true };

const plain = { options: initialOptions, tags: [] };
const quiet: Notice = { status: "", failed: false, model: "" };

/** One queue being answered: stores each answer, then shows the next pair, then says what the model would have said. */
export class CompareRun {
  readonly #options: RunOptions;
  readonly #word: ModelWord;
  /** The token that the page has on its screen, and since when. */
  #onScreen: { readonly token: string; readonly since: number } | undefined;
  #notice = quiet;
  #draft: Draft = emptyDraft;

  constructor(options: RunOptions) {
    this.#options = options;
    const { predict, predictAfter } = options;
    const [notice, tell] = [() => this.#notice, (told: Notice) => this.#tell(told)];
    this.#word = new ModelWord({ predict, predictAfter, notice, tell });
    this.#word.ask(options.session.current);
  }

  get notice(): Notice {
    return this.#notice;
  }

  get view(): CompareView {
    const { session, name, memento, screen: look } = this.#options;
    const { current, next, done, total, canUndo, counts } = session;
    const screen = current
      ? ({ kind: "pair", pair: toShownPair(current) } as const)
      : ({ kind: "finished", counts } as const);
    const prepared = next && toNextTexts(next);
    return {
      screen,
      source: name,
      done,
      total,
      canUndo,
      memento,
      draft: this.#draft,
      next: prepared,
      ...(look?.() ?? plain),
    };
  }

  /** The page shows this pair. A page that was hidden and is shown again does not start the clock anew. */
  shown(token: string): void {
    if (this.#onScreen?.token === token || this.#options.session.current?.token !== token) return;
    this.#onScreen = { token, since: performance.now() };
  }

  /** Answers the pair that the page has on its screen; a key that fires before it is there does nothing. */
  async answerShown(answer: ScreenAnswer, strength?: AnswerStrength): Promise<void> {
    const token = this.#onScreen?.token;
    if (token === undefined || token !== this.#options.session.current?.token) return;
    await this.answer(token, answer, strength);
  }

  /** What is stored with the answer to that pair, as the page has it. */
  setDraft(token: string, draft: Draft): void {
    if (this.#options.session.current?.token === token) this.#draft = draft;
  }

  /** A key changes what is stored with the answer. */
  changeDraft(change: (draft: Draft) => Draft): void {
    if (this.#options.session.current === undefined) return;
    this.#draft = change(this.#draft);
    this.showAgain();
  }

  /** Something beside the pair changed. */
  showAgain(): void {
    this.#options.show(this.view);
  }

  /** Stores an answer and goes on. @throws CompareError "stale" or "not-stored"; then the pair stays. */
  async answer(token: string, answer: ScreenAnswer, strength = this.#draft.strength): Promise<void> {
    const { session, show } = this.#options;
    const showing = session.claim(token);
    if (showing === undefined) throw new CompareError("stale", compareMessages.stale());
    const judged = { choice: toChoice(answer, showing.shown), ...toJudgement({ ...this.#draft, strength }, answer) };
    const id = await this.#store(showing, { ...showing.pair, ...judged, shown: showing.shown });
    session.settle(id, judged.choice);
    this.#draft = emptyDraft;
    show(this.view);
    const notice = { status: compareMessages.recorded(answer), failed: false, model: "" };
    this.#tell(notice);
    if (answer !== "skip") void this.#word.say(showing, notice);
    this.#word.ask(session.current);
  }

  /**
   * Stores that an edited version beats the response at that place; the pair stays, and so does the draft.
   * @throws CompareError "stale", "not-stored", or "failed" where nothing was changed.
   */
  async edit(token: string, place: "one" | "two", text: string): Promise<void> {
    const { session, show } = this.#options;
    const showing = session.claim(token);
    if (showing === undefined) throw new CompareError("stale", compareMessages.stale());
    const edited = editedPreference(showing, place, text, this.#draft);
    if (edited === undefined) {
      session.release();
      throw new CompareError("failed", compareMessages.notEdited());
    }
    session.settleEdit(await this.#store(showing, edited));
    show(this.view);
    this.#tell({ ...quiet, status: compareMessages.recordedEdit(place) });
  }

  /** Takes the last answer back. @throws CompareError "nothing-to-undo", "stale" or "not-stored". */
  async undo(): Promise<void> {
    const { session, log, annotator, show } = this.#options;
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
    const { done, undoesEdit } = session;
    session.undone();
    if (!undoesEdit) this.#draft = emptyDraft;
    show(this.view);
    const status = session.done < done ? compareMessages.undone() : compareMessages.answerStands();
    this.#tell({ ...quiet, status: undoesEdit ? compareMessages.editUndone() : status });
    this.#word.ask(session.current);
  }

  /** The texts of the pair on the screen, as far as a page can show them. @throws CompareError "stale" */
  wholeTexts(token: string): WholeTexts {
    const { current } = this.#options.session;
    if (current?.token !== token) throw new CompareError("stale", compareMessages.stale());
    return toWholeTexts(current);
  }

  /** The head changed: ask again what it says of the pair on the screen. */
  headChanged(): void {
    this.#word.ask(this.#options.session.current);
    void this.#word.sayChange();
  }

  dispose(): void {
    this.#word.dispose();
  }

  async #store({ pair }: Showing, judged: Judged): Promise<string> {
    const { log, annotator, source } = this.#options;
    const since = this.#onScreen?.since ?? performance.now();
    const seconds = Math.round((performance.now() - since) / 10) / 100;
    const origin = { seconds, annotator, at: new Date().toISOString(), source: pair.source ?? source };
    const { query, responses, choice, shown, strength, reason, tags, edited } = judged;
    const told = { ...(tags ? { tags } : {}), ...(edited ? { edited } : {}) };
    try {
      return (await log.append({ query, responses, choice, shown, strength, reason, ...told, ...origin })).id;
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

  #tell(notice: Notice): void {
    this.#notice = notice;
    this.#options.tell(notice);
  }
}
