import type { AnswerStrength, CompareView, Notice, ScreenAnswer, WholeTexts } from "../../protocol/compare.ts";
import { PanelError } from "../panel/channel.ts";
import { compareMessages, toChoice } from "./compare-messages.ts";
import { Drafts, editedPreference, toJudgement } from "./draft.ts";
import { toWholeTexts } from "../pairs/fold.ts";
import { ModelWord } from "./model-word.ts";
import { RunEdits } from "./run-edits.ts";
import { RunLog } from "./run-log.ts";
import type { RunOptions } from "./run-options.ts";
import { runView } from "./run-view.ts";
import type { Showing } from "../pairs/compare-pair.ts";
import { ScreenClock } from "../pairs/screen-clock.ts";

/** Before anything is said. */
export const quiet: Notice = { status: "", failed: false, model: "" };

/** One queue being answered: stores each answer, then shows the next pair, then says what the model would have said. */
export class CompareRun {
  /** What is said beside the answer. */
  readonly drafts: Drafts;
  readonly #options: RunOptions;
  readonly #word: ModelWord;
  readonly #log: RunLog;
  readonly #clock = new ScreenClock();
  #notice = quiet;
  readonly #edits = new RunEdits();

  constructor(options: RunOptions) {
    this.#options = options;
    this.drafts = new Drafts(
      () => options.session.current?.token,
      () => this.showAgain(),
    );
    this.#log = new RunLog(options, (message, error) => {
      options.session.release();
      options.alarm(message, error);
      this.#notify({ ...quiet, status: message, failed: true });
    });
    const { predict, predictAfter } = options;
    const notify = (notice: Notice) => this.#notify(notice);
    this.#word = new ModelWord({ predict, predictAfter, notice: () => this.#notice, notify });
    this.#word.ask(options.session.current);
  }

  get notice(): Notice {
    return this.#notice;
  }

  get view(): CompareView {
    return runView(this.#options, this.drafts.current, this.#edits.last !== undefined);
  }

  /** The page shows this pair. */
  shown(token: string): void {
    if (token === this.#options.session.current?.token) this.#clock.shown(token);
  }

  /** Answers the pair that the page has on its screen; a key that fires before it is there does nothing. */
  async answerShown(answer: ScreenAnswer, strength?: AnswerStrength): Promise<void> {
    const { token } = this.#clock;
    if (token === undefined || token !== this.#options.session.current?.token) return;
    await this.answer(token, answer, strength);
  }

  /** Something beside the pair changed. */
  showAgain(): void {
    this.#options.show(this.view);
  }

  /** Stores an answer and continues. @throws PanelError "stale" or "not-stored"; then the pair stays. */
  async answer(token: string, answer: ScreenAnswer, strength = this.drafts.current.strength): Promise<void> {
    const { session, figures, show } = this.#options;
    const showing = this.#claim(token);
    const { query, responses } = showing.pair;
    const choice = toChoice(answer, showing.shown);
    const judgement = toJudgement({ ...this.drafts.current, strength }, answer);
    const said = { query, responses, choice, shown: showing.shown, ...judgement };
    const record = await this.#log.append(showing, said, this.#clock.seconds(token));
    session.settle(record.id, choice);
    this.#edits.answered();
    figures?.add(record);
    show(this.view);
    const recorded = compareMessages.recorded(answer);
    const again = showing.repeatOf !== undefined;
    const notice = { ...quiet, status: again ? compareMessages.askedBefore(recorded) : recorded };
    this.#notify(notice);
    if (answer !== "skip") void this.#word.say(showing, notice);
    this.#word.ask(session.current);
  }

  /**
   * Stores that an edited version beats the response at that place; the pair stays, and so does the draft.
   * @throws PanelError "stale", "not-stored", or "failed" where nothing was changed.
   */
  async edit(token: string, place: "one" | "two", text: string): Promise<void> {
    const { session, show } = this.#options;
    const showing = this.#claim(token);
    const edited = editedPreference(showing, place, text, this.drafts.current);
    if (edited === undefined) {
      session.release();
      throw new PanelError("failed", compareMessages.notEdited());
    }
    const { id } = await this.#log.append(showing, edited, this.#clock.seconds(token));
    session.release();
    this.#edits.add(id);
    this.#clock.restart(token); // the time of an edit is its own
    show(this.view);
    this.#notify({ ...quiet, status: compareMessages.recordedEdit(place) });
  }

  /** Takes the last answer or edit back. @throws PanelError "nothing-to-undo", "stale" or "not-stored". */
  async undo(): Promise<void> {
    const { session, figures, show } = this.#options;
    const edit = this.#edits.last;
    if (edit !== undefined) return this.#undoEdit(edit);
    if (!session.canUndo) {
      this.#notify({ ...quiet, status: compareMessages.nothingToUndo() });
      throw new PanelError("nothing-to-undo", compareMessages.nothingToUndo());
    }
    const record = session.claimUndo();
    if (record === undefined) throw new PanelError("stale", compareMessages.stale());
    await this.#log.withdraw(record);
    const { done } = session;
    session.undone();
    this.#edits.unanswered();
    figures?.remove(record);
    show(this.view);
    const status = session.done < done ? compareMessages.undone() : compareMessages.previousAnswer();
    this.#notify({ ...quiet, status });
    this.#word.ask(session.current);
  }

  /** The texts of the pair on the screen, as far as a page can show them. @throws PanelError "stale" */
  wholeTexts(token: string): WholeTexts {
    const { current } = this.#options.session;
    if (current?.token !== token) throw new PanelError("stale", compareMessages.stale());
    return toWholeTexts(current);
  }

  /** The log changed, here or elsewhere. @param stay the person is at the pair on the screen. Rejects with StoreError. */
  async logChanged(stay: boolean): Promise<void> {
    const { session, follow, show } = this.#options;
    const token = session.current?.token;
    const before = JSON.stringify(this.view);
    await follow?.(stay);
    const { view } = this;
    if (this.#word.disposed || JSON.stringify(view) === before) return;
    show(view);
    if (session.current?.token !== token) this.#word.ask(session.current);
  }

  /** The head changed: ask again what it says of the pair on the screen. */
  headChanged(): void {
    this.#word.ask(this.#options.session.current);
    void this.#word.sayChange();
  }

  dispose(): void {
    this.#word.dispose();
  }

  async #undoEdit(record: string): Promise<void> {
    const { session, show } = this.#options;
    if (session.current) this.#claim(session.current.token);
    await this.#log.withdraw(record);
    session.release();
    this.#edits.removeLast();
    show(this.view);
    this.#notify({ ...quiet, status: compareMessages.editUndone() });
  }

  #claim(token: string): Showing {
    const showing = this.#options.session.claim(token);
    if (showing === undefined) throw new PanelError("stale", compareMessages.stale());
    return showing;
  }

  #notify(notice: Notice): void {
    this.#notice = notice;
    this.#options.notify(notice);
  }
}
