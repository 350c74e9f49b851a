import type { Ranking } from "../../core/model/ranking.ts";
import type { RankNotice, RankView } from "../../protocol/rank.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import { foldEnd, QUERY_FOLD, RESPONSE_FOLD } from "../pairs/fold.ts";
import { ScreenClock } from "../pairs/screen-clock.ts";
import { rankMessages } from "./rank-messages.ts";
import type { RankSession, ShowingSet } from "./rank-session.ts";
import { toRecords } from "./ranking-records.ts";

export interface RankRunOptions {
  readonly session: RankSession;
  readonly log: Pick<PreferenceStore, "appendAll" | "withdrawAll">;
  readonly annotator: string;
  /** Workspace-relative file of the responses, or "". */
  readonly source: string;
  /** Its name, for people. */
  readonly name: string;
  readonly memento: unknown;
  /** How many choices a first model still needs. */
  readonly missing: () => number;
  readonly show: (view: RankView) => void;
  readonly notify: (notice: RankNotice) => void;
  /** Says loudly that something could not be stored. */
  readonly alarm: (message: string, error: unknown) => void;
}

/** Sets being ranked: stores each ranking as the pairs that it implies, by one write, then shows the next set. */
export class RankRun {
  readonly #options: RankRunOptions;
  readonly #clock = new ScreenClock();
  #notice: RankNotice = { status: "", failed: false };

  constructor(options: RankRunOptions) {
    this.#options = options;
  }

  get notice(): RankNotice {
    return this.#notice;
  }

  get view(): RankView {
    const { session, name, memento, missing } = this.#options;
    const { current, done, total, canUndo } = session;
    const screen = current
      ? ({ kind: "set", set: toShownSet(current) } as const)
      : ({ kind: "finished", rankings: done, missing: missing() } as const);
    return { screen, source: name, done, total, canUndo, memento };
  }

  /** The page shows this set. */
  shown(token: string): void {
    if (this.#options.session.current?.token === token) this.#clock.shown(token);
  }

  /** Stores a ranking of the shown responses. Rejects where it cannot be; then the set stays. */
  async store(token: string, ranking: Ranking): Promise<void> {
    const { session, log, annotator, source } = this.#options;
    const showing = this.#claim(token);
    const ofSource = ranking.map(({ item, tied }) => ({ item: showing.shown[item], tied }));
    const items = [...ranking].map(({ item }) => item).sort((a, b) => a - b);
    if (items.length !== showing.shown.length || items.some((item, i) => item !== i))
      throw this.#failed(new Error(rankMessages.notWhole()), rankMessages.notStored);
    const at = new Date();
    const by = { annotator, source, at: at.toISOString(), seconds: this.#clock.seconds(token) };
    try {
      const records = await log.appendAll(toRecords(showing.set, ofSource, showing.shown, by));
      session.settle({ key: showing.key, records: records.map(({ id }) => id), at: at.getTime() });
      const { names } = showing.set;
      this.#show(names ? rankMessages.storedNames(inWords(ofSource, names)) : rankMessages.stored(ranking.length));
    } catch (error) {
      throw this.#failed(error, rankMessages.notStored);
    }
  }

  later(token: string): void {
    this.#claim(token);
    this.#options.session.postpone();
    this.#show(rankMessages.later());
  }

  /** Takes the last ranking back with all its pairs. Rejects where that cannot be stored. */
  async undo(): Promise<void> {
    const { session, log, annotator } = this.#options;
    if (!session.canUndo) return this.#notify({ status: rankMessages.nothingToUndo(), failed: false });
    const records = session.claimUndo();
    if (records === undefined) throw new Error(rankMessages.stale());
    try {
      await log.withdrawAll(records, annotator);
    } catch (error) {
      throw this.#failed(error, rankMessages.notUndone);
    }
    session.undone();
    this.#show(rankMessages.undone());
  }

  /** The unfolded texts of the set on the screen, in its order. */
  wholeTexts(token: string): { query: string; responses: string[] } {
    const { current } = this.#options.session;
    if (current?.token !== token) throw new Error(rankMessages.stale());
    const { query, responses } = current.set;
    return { query, responses: current.shown.map((i) => responses[i]) };
  }

  #claim(token: string): ShowingSet {
    const showing = this.#options.session.claim(token);
    if (showing === undefined) throw new Error(rankMessages.stale());
    return showing;
  }

  #failed(error: unknown, say: (reason: string) => string): Error {
    this.#options.session.release();
    const message = say(error instanceof Error ? error.message : String(error));
    this.#options.alarm(message, error);
    this.#notify({ status: message, failed: true });
    return new Error(message, { cause: error });
  }

  #show(status: string): void {
    this.#options.show(this.view);
    this.#notify({ status, failed: false });
  }

  #notify(notice: RankNotice): void {
    this.#notice = notice;
    this.#options.notify(notice);
  }
}

/** "Response D, Response A = Response C": the order by the document's names. */
function inWords(ranking: Ranking, names: readonly string[]): string {
  return ranking.map(({ item, tied }, i) => (i === 0 ? "" : tied ? " = " : ", ") + names[item]).join("");
}

function toShownSet({ token, key, set: { query, responses }, shown }: ShowingSet) {
  return {
    ...{ token, key },
    query: foldEnd(query, QUERY_FOLD),
    responses: shown.map((i) => foldEnd(responses[i], RESPONSE_FOLD)),
  };
}
