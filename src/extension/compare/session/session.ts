import { shuffled } from "../../../core/math/random.ts";
import type { AnswerCounts } from "../../../protocol/compare.ts";
import type { Choice, PreferenceRecord } from "../../../store/log/record.ts";
import type { HeldAnswer, HeldAnswers } from "../../pairs/done-pairs.ts";
import { pairKey, plainLineEnds, type ComparePair, type Showing, type ShownOrder } from "../../pairs/compare-pair.ts";
import { drawRepeat, swapped, type Answered, type Repeat } from "./session-repeats.ts";

export interface SessionOptions {
  readonly pairs: readonly ComparePair[];
  /** Whether the pairs are in the order to ask; else it is drawn. */
  readonly ordered?: boolean;
  /** Active preferences of this annotator, in the order of the log: their pairs are done. */
  readonly before: readonly PreferenceRecord[];
  /** Undo reaches back to records of this time and later, ISO 8601: the session's own, also from before a reload. */
  readonly since: string;
  /** Uniform in [0, 1): orders the queue and the places on the screen. The same draws give the same session. */
  readonly random: () => number;
  /** Makes tokens differ from those of any other session. */
  readonly id: string;
  /** Chance that a pair is asked again after an answer. Default: 0. */
  readonly repeatRate?: number;
}

interface Queued {
  readonly pair: ComparePair;
  readonly shown: ShownOrder;
}

/**
 * The queue of pairs: which is on the screen, which are done, what undo withdraws. Pure: who uses it stores.
 *
 * A change is claimed first, stored outside, then settled or released; while one is claimed no other can be,
 * so a pair shown gets one answer however often its key fires.
 */
export class CompareSession {
  readonly #queue: readonly Queued[];
  /** Places in the queue by the key of the pair. */
  readonly #places: ReadonlyMap<string, number>;
  readonly #id: string;
  /** Indices not yet answered; the last one is on the screen. */
  #waiting: number[] = [];
  readonly #done = new Map<number, HeldAnswer>();
  #undo: Answered[] = [];
  readonly #drawRepeat: () => Repeat | undefined;
  /** Asked again now, before the queue continues. */
  #repeat: Repeat | undefined;
  #showing = 0;
  /** Set while a change is claimed; resolves with the end of the claim. */
  #claim: PromiseWithResolvers<void> | undefined;

  constructor({ pairs, ordered = false, before, since, random, id, repeatRate = 0 }: SessionOptions) {
    const distinct = new Map(pairs.map((pair) => [pairKey(pair), pair]));
    this.#id = id;
    const order = ordered ? [...distinct.values()] : shuffled([...distinct.values()], random);
    this.#queue = order.map((pair) => ({
      pair,
      shown: random() < 0.5 ? [0, 1] : [1, 0],
    }));
    this.#places = new Map(this.#queue.map(({ pair }, i) => [pairKey(pair), i]));
    const start = Date.parse(since);
    for (const record of before) {
      const index = this.#places.get(pairKey(record));
      if (index === undefined) continue;
      const { pair } = this.#queue[index];
      const [one, first] = [pair.responses[0], record.responses[0]].map(plainLineEnds);
      const shown = one === first ? record.shown : swapped(record.shown);
      const again = record.repeatOf === undefined ? {} : { repeatOf: record.repeatOf };
      const done = { pair: index, record: record.id, choice: record.choice, shown, ...again };
      this.#done.set(index, done);
      if (Date.parse(record.at) >= start) this.#undo.push(done);
    }
    for (let i = this.#queue.length - 1; i >= 0; i--) if (!this.#done.has(i)) this.#waiting.push(i);
    this.#drawRepeat = () => drawRepeat(this.#undo, repeatRate, random);
  }

  get current(): Showing | undefined {
    const token = `${this.#id}.${this.#showing}`;
    if (this.#repeat) return { ...this.#repeat, token, pair: this.#queue[this.#repeat.pair].pair };
    const index = this.#waiting.at(-1);
    return index === undefined ? undefined : { token, ...this.#queue[index] };
  }

  /** What likely comes after the pair on the screen, to be prepared. */
  get next(): Pick<Showing, "pair" | "shown"> | undefined {
    const index = this.#waiting.at(this.#repeat ? -1 : -2);
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

  /** Resolves when the change that is claimed is settled or released. */
  get unclaimed(): Promise<void> | undefined {
    return this.#claim?.promise;
  }

  /** Takes the pair of that token for an answer; undefined when it is not on the screen or something is claimed already. */
  claim(token: string): Showing | undefined {
    const current = this.current;
    if (this.#claim || current?.token !== token) return undefined;
    this.#claim = Promise.withResolvers();
    return current;
  }

  /** The claimed answer is stored under this id: on to the next pair. */
  settle(record: string, choice: Choice): void {
    const repeat = this.#repeat;
    const pair = repeat?.pair ?? this.#waiting.pop();
    if (!this.#claim || pair === undefined) throw new Error("No answer is claimed");
    const done = { shown: this.#queue[pair].shown, ...repeat, pair, record, choice };
    this.#done.set(pair, done);
    this.#undo.push(done);
    this.#repeat = repeat ? undefined : this.#drawRepeat();
    this.#next();
  }

  /** The claimed answer or undo could not be stored: all stays as it was. */
  release(): void {
    this.#claim?.resolve();
    this.#claim = undefined;
  }

  /** Id of the record to withdraw; undefined without one, or when something is claimed already. */
  claimUndo(): string | undefined {
    if (this.#claim || !this.canUndo) return undefined;
    this.#claim = Promise.withResolvers();
    return this.#undo.at(-1)!.record;
  }

  /** The claimed undo is stored: its pair is back on the screen, in the same order as before. */
  undone(): void {
    const last = this.#undo.pop();
    if (!this.#claim || last === undefined) throw new Error("No undo is claimed");
    const { pair, shown, repeatOf } = last;
    this.#repeat = repeatOf === undefined ? undefined : { pair, shown, repeatOf };
    // An earlier answer to the same pair (asked again, or from two windows) is active again.
    const earlier = this.#undo.findLast(({ pair }) => pair === last.pair);
    if (earlier) this.#done.set(last.pair, earlier);
    else if (this.#done.delete(last.pair)) this.#waiting.push(last.pair);
    this.#next();
  }

  /**
   * Takes over what the log has of the pairs now: another window, the Choices view or git may have changed it. Undo keeps to
   * what this session did.
   * @param held the answers to each pair, by its key.
   * @param stay leave the pair on the screen where it is, for a person may be about to answer it.
   * @returns false, and nothing is taken over, while a change is claimed: the log may have it already or not.
   */
  follow(held: HeldAnswers, stay: boolean): boolean {
    if (this.#claim) return false;
    const before = this.current?.pair;
    const records = new Set([...held.values()].flat().map(({ record }) => record));
    this.#undo = this.#undo.filter(({ record }) => records.has(record));
    if (this.#repeat && !records.has(this.#repeat.repeatOf)) this.#repeat = undefined;
    this.#done.clear();
    for (const [key, answers] of held) {
      const place = this.#places.get(key);
      if (place !== undefined) this.#done.set(place, answers.at(-1)!);
    }
    const top = this.#waiting.at(-1);
    this.#waiting = [...this.#queue.keys()].reverse().filter((i) => i !== top && !this.#done.has(i));
    if (top !== undefined && (stay || !this.#done.has(top))) this.#waiting.push(top);
    if (this.current?.pair !== before) this.#showing++;
    return true;
  }

  #next(): void {
    this.release();
    this.#showing++;
  }
}
