import { shuffled } from "../../core/random.ts";
import type { AnswerCounts } from "../../protocol/compare.ts";
import type { Choice, PreferenceRecord } from "../../store/record.ts";
import { pairKey, type ComparePair } from "./compare-pair.ts";

/** Index in the pair's stored order of what stands at places 1 and 2. */
export type ShownOrder = readonly [0, 1] | readonly [1, 0];

/** A pair on the screen. */
export interface Showing {
  readonly token: string;
  readonly pair: ComparePair;
  readonly shown: ShownOrder;
}

export interface SessionOptions {
  readonly pairs: readonly ComparePair[];
  /** Whether the pairs are in the order to ask; else it is drawn. */
  readonly ordered?: boolean;
  /** Preferences of this annotator that hold, in the order of the log: their pairs are done. */
  readonly before: readonly PreferenceRecord[];
  /** Undo reaches back to records of this time and later, ISO 8601: the session's own, also from before a reload. */
  readonly since: string;
  /** Uniform in [0, 1): orders the queue and the places on the screen. The same draws give the same session. */
  readonly random: () => number;
  /** Makes tokens differ from those of any other session. */
  readonly id: string;
}

interface Done {
  /** Undefined for an edit: its pair stayed on the screen. */
  readonly pair: number | undefined;
  readonly record: string;
  readonly choice: Choice;
}

interface Queued {
  readonly pair: ComparePair;
  readonly shown: ShownOrder;
}

/**
 * The queue of pairs: which is on the screen, which are done, what undo takes back. Pure: who uses it stores.
 *
 * A change is claimed first, stored outside, then settled or released; while one is claimed no other can be,
 * so a pair shown gets one answer however often its key fires.
 */
export class CompareSession {
  readonly #queue: readonly Queued[];
  readonly #id: string;
  /** Indices not yet answered; the last one is on the screen. */
  readonly #waiting: number[] = [];
  readonly #done = new Map<number, Done>();
  readonly #undo: Done[] = [];
  #showing = 0;
  #claimed = false;

  constructor({ pairs, ordered = false, before, since, random, id }: SessionOptions) {
    const distinct = new Map(pairs.map((pair) => [pairKey(pair), pair]));
    this.#id = id;
    const order = ordered ? [...distinct.values()] : shuffled([...distinct.values()], random);
    this.#queue = order.map((pair) => ({
      pair,
      shown: random() < 0.5 ? [0, 1] : [1, 0],
    }));
    const indices = new Map(this.#queue.map(({ pair }, i) => [pairKey(pair), i]));
    const start = Date.parse(since);
    for (const record of before) {
      const index = indices.get(pairKey(record));
      if (index === undefined) continue;
      const done = { pair: index, record: record.id, choice: record.choice };
      this.#done.set(index, done);
      if (Date.parse(record.at) >= start) this.#undo.push(done);
    }
    for (let i = this.#queue.length - 1; i >= 0; i--) if (!this.#done.has(i)) this.#waiting.push(i);
  }

  get current(): Showing | undefined {
    const index = this.#waiting.at(-1);
    return index === undefined ? undefined : { token: `${this.#id}.${this.#showing}`, ...this.#queue[index] };
  }

  /** What comes after the pair on the screen, unless something is undone. */
  get next(): Omit<Showing, "token"> | undefined {
    const index = this.#waiting.at(-2);
    return index === undefined ? undefined : this.#queue[index];
  }

  get total(): number {
    return this.#queue.length;
  }

  get done(): number {
    return this.#done.size;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get counts(): AnswerCounts {
    const count = (...choices: Choice[]) =>
      [...this.#done.values()].filter(({ choice }) => choices.includes(choice)).length;
    return {
      decided: count("first", "second"),
      ties: count("tie"),
      bothBad: count("both-bad"),
      skipped: count("skip"),
    };
  }

  /** Takes the pair of that token for an answer; undefined when it is not on the screen or something is claimed already. */
  claim(token: string): Showing | undefined {
    const current = this.current;
    if (this.#claimed || current?.token !== token) return undefined;
    this.#claimed = true;
    return current;
  }

  /** The claimed answer is stored under this id: on to the next pair. */
  settle(record: string, choice: Choice): void {
    const pair = this.#waiting.pop();
    if (!this.#claimed || pair === undefined) throw new Error("No answer is claimed");
    const done = { pair, record, choice };
    this.#done.set(pair, done);
    this.#undo.push(done);
    this.#next();
  }

  /** The claimed pair stays; an edit of it is stored under this id. */
  settleEdit(record: string): void {
    if (!this.#claimed) throw new Error("No edit is claimed");
    this.#undo.push({ pair: undefined, record, choice: "second" });
    this.#claimed = false;
  }

  /** Whether what undo takes back is an edit. */
  get undoesEdit(): boolean {
    return this.canUndo && this.#undo.at(-1)!.pair === undefined;
  }

  /** The claimed answer or undo could not be stored: all stays as it was. */
  release(): void {
    this.#claimed = false;
  }

  /** Id of the record to take back; undefined when there is none or something is claimed already. */
  claimUndo(): string | undefined {
    if (this.#claimed || !this.canUndo) return undefined;
    this.#claimed = true;
    return this.#undo.at(-1)!.record;
  }

  /** The claimed undo is stored: its pair is back on the screen, in the same order as before. */
  undone(): void {
    const last = this.#undo.pop();
    if (!this.#claimed || last === undefined) throw new Error("No undo is claimed");
    if (last.pair === undefined) return this.release();
    // An earlier answer to the same pair (two windows at once) holds again.
    const earlier = this.#undo.findLast(({ pair }) => pair === last.pair);
    if (earlier) this.#done.set(last.pair, earlier);
    else if (this.#done.delete(last.pair)) this.#waiting.push(last.pair);
    this.#next();
  }

  #next(): void {
    this.#claimed = false;
    this.#showing++;
  }
}
