import type { Candidate } from "./candidates.ts";
import { answers, asks, type Plan } from "./plan.ts";

/** The candidates that a plan has to do with, and the headings that mark nothing, in the order of the document. */
export class PlannedCandidates {
  readonly all: readonly Candidate[];
  readonly #plan: Plan;
  /** By index: that of the next candidate that asks or answers. */
  readonly #next: readonly (number | undefined)[];

  constructor(candidates: readonly Candidate[], plan: Plan) {
    this.all = candidates.filter(
      ({ style, marker, isVerdict = false }) =>
        isVerdict || style === plan.query || style === plan.response || (style === "heading" && marker === undefined),
    );
    this.#plan = plan;
    const next = new Array<number | undefined>(this.all.length);
    let last: number | undefined;
    for (let i = next.length - 1; i >= 0; i--) {
      next[i] = last;
      if (asks(plan, this.all[i]) || answers(plan, this.all[i])) last = i;
    }
    this.#next = next;
  }

  /** What asks or answers next after the candidate of an index. */
  after(i: number): Candidate | undefined {
    const next = this.#next[i];
    return next === undefined ? undefined : this.all[next];
  }

  /** The next that asks or answers, where it asks. */
  queryAfter(i: number): Candidate | undefined {
    const next = this.after(i);
    return next !== undefined && asks(this.#plan, next) ? next : undefined;
  }

  /** The word of a group's responses: the first that has numbers, as in "Response A" after "Output"; else the first. */
  familyFrom(i: number): string {
    const first = this.all[i].marker!;
    if (first.index !== undefined) return first.word.family;
    for (let k = this.#next[i]; k !== undefined && !asks(this.#plan, this.all[k]); k = this.#next[k]) {
      const { word, index } = this.all[k].marker!;
      if (index !== undefined && word.family !== first.word.family && !word.isSpeaker) return word.family;
    }
    return first.word.family;
  }
}
