import { shuffled } from "../../core/math/random.ts";
import { setKey, type RankingSet } from "./ranking-set.ts";
import type { StoredRanking } from "./ranking-records.ts";

/** A set on the screen. */
export interface ShowingSet {
  readonly token: string;
  readonly key: string;
  readonly set: RankingSet;
  /** Indices of the responses in the order of the screen. */
  readonly shown: readonly number[];
}

export interface RankSessionOptions {
  readonly sets: readonly RankingSet[];
  /** The annotator's active rankings, in the order of the log. */
  readonly before: readonly StoredRanking[];
  /** Undo reaches back to rankings of this time and later, ISO 8601. */
  readonly since: string;
  /** Uniform in [0, 1). The same draws give the same orders. */
  readonly random: () => number;
  /** Makes tokens differ from those of any other session. */
  readonly id: string;
}

/**
 * The sets to rank: which is on the screen, which are done, what undo withdraws. As in Compare's session a change is
 * claimed, stored outside, then settled or released.
 */
export class RankSession {
  readonly #sets = new Map<string, Omit<ShowingSet, "token">>();
  readonly #id: string;
  /** Keys of the sets that are not ranked; the last one is on the screen. */
  readonly #waiting: string[];
  readonly #done = new Set<string>();
  readonly #undo: StoredRanking[] = [];
  #showing = 0;
  #claimed = false;

  constructor({ sets, before, since, random, id }: RankSessionOptions) {
    this.#id = id;
    for (const set of shuffled(sets, random)) {
      const key = setKey(set.query, set.responses);
      this.#sets.set(key, { key, set, shown: shuffled([...set.responses.keys()], random) });
    }
    for (const ranking of before) {
      if (!this.#sets.has(ranking.key)) continue;
      this.#done.add(ranking.key);
      if (ranking.at >= Date.parse(since)) this.#undo.push(ranking);
    }
    this.#waiting = [...this.#sets.keys()].reverse().filter((key) => !this.#done.has(key));
  }

  get current(): ShowingSet | undefined {
    const showing = this.#sets.get(this.#waiting.at(-1) ?? "");
    return showing && { token: `${this.#id}.${this.#showing}`, ...showing };
  }

  get total(): number {
    return this.#sets.size;
  }

  get done(): number {
    return this.#done.size;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  /** Takes the set of that token for a ranking; undefined when it is not on the screen or something is claimed already. */
  claim(token: string): ShowingSet | undefined {
    const { current } = this;
    if (this.#claimed || current?.token !== token) return undefined;
    this.#claimed = true;
    return current;
  }

  /** The claimed set's ranking is stored. */
  settle(ranking: StoredRanking): void {
    const key = this.#waiting.pop();
    if (!this.#claimed || key === undefined) throw new Error("No set is claimed");
    this.#done.add(key);
    this.#undo.push(ranking);
    this.#next();
  }

  /** The claimed set moves to the end. */
  postpone(): void {
    const key = this.#waiting.pop();
    if (!this.#claimed || key === undefined) throw new Error("No set is claimed");
    this.#waiting.unshift(key);
    this.#next();
  }

  /** The claimed change could not be stored: all stays as it was. */
  release(): void {
    this.#claimed = false;
  }

  /** Records of the ranking to withdraw; undefined without one, or when something is claimed already. */
  claimUndo(): readonly string[] | undefined {
    if (this.#claimed || !this.canUndo) return undefined;
    this.#claimed = true;
    return this.#undo.at(-1)!.records;
  }

  /** The claimed undo is stored: its set is on the screen again. */
  undone(): void {
    const last = this.#undo.pop();
    if (!this.#claimed || last === undefined) throw new Error("No undo is claimed");
    // An earlier ranking of the same set (from two windows) is still active.
    const earlier = this.#undo.some(({ key }) => key === last.key);
    if (!earlier && this.#done.delete(last.key)) this.#waiting.push(last.key);
    this.#next();
  }

  #next(): void {
    this.#claimed = false;
    this.#showing++;
  }
}
