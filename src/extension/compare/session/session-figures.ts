import type { ChoiceFacts } from "../../../core/types.ts";
import { selfConsistency } from "../../../core/choosing/self-consistency.ts";
import { needsBreak, pace, timeLeft } from "../../../core/choosing/session-pace.ts";
import { orderWarning } from "../../../core/evaluation/warnings.ts";
import { wilson } from "../../../core/math/statistics.ts";
import type { SessionLines } from "../../../protocol/compare.ts";
import { choiceFacts } from "../../../training/choice-facts.ts";
import type { PreferenceRecord } from "../../../store/log/record.ts";
import { sessionMessages as text } from "./session-messages.ts";

/** Choices before the place on the screen is spoken of. */
const LEAST_FOR_ORDER = 10;

export interface FiguresOptions {
  /** Active preferences of the annotator, in the order of the log. */
  readonly before: readonly PreferenceRecord[];
  /** When the session began, ISO 8601. */
  readonly since: string;
  /** Share of choices that are asked again. */
  readonly repeatRate: number;
}

/** The figures of a session: pace of this one, consistency and order bias of the annotator's whole log. */
export class SessionFigures {
  readonly #repeatRate: number;
  readonly #earlier: ChoiceFacts;
  readonly #records: PreferenceRecord[];

  constructor({ before, since, repeatRate }: FiguresOptions) {
    const start = Date.parse(since);
    const isEarlier = ({ at }: PreferenceRecord) => Date.parse(at) < start;
    this.#repeatRate = repeatRate;
    this.#earlier = choiceFacts(before.filter(isEarlier));
    this.#records = before.filter((record) => !isEarlier(record));
  }

  add(record: PreferenceRecord): void {
    this.#records.push(record);
  }

  remove(id: string): void {
    const index = this.#records.findLastIndex((record) => record.id === id);
    if (index >= 0) this.#records.splice(index, 1);
  }

  /** @param left pairs that are not done. */
  lines(left: number): SessionLines {
    const facts = sumOf(this.#earlier, choiceFacts(this.#records));
    return {
      pace: this.#pace(left),
      consistency: consistencyLine(facts),
      order: orderLine(facts),
      hint: needsBreak({ seconds: this.#seconds, alike: this.#alike }) ? text.takeABreak() : "",
    };
  }

  get #seconds(): number[] {
    return this.#records.flatMap(({ seconds, ranking }) => (seconds > 0 && ranking === undefined ? [seconds] : []));
  }

  /** Of each repeated pair of the session, how much the answer was the same. */
  get #alike(): number[] {
    const byId = new Map(this.#records.map((record) => [record.id, record]));
    return this.#records.flatMap((record) => {
      const before = record.repeatOf === undefined ? undefined : byId.get(record.repeatOf);
      const { repeats, same } = before ? choiceFacts([before, record]) : { repeats: 0, same: 0 };
      return repeats > 0 ? [same] : [];
    });
  }

  #pace(left: number): string {
    const seconds = pace(this.#seconds);
    if (seconds === undefined) return "";
    return left === 0 ? text.pace(seconds) : text.paceAndLeft(seconds, timeLeft(left, seconds, this.#repeatRate));
  }
}

function sumOf(a: ChoiceFacts, b: ChoiceFacts): ChoiceFacts {
  return {
    shown: a.shown + b.shown,
    shownFirst: a.shownFirst + b.shownFirst,
    repeats: a.repeats + b.repeats,
    same: a.same + b.same,
  };
}

function consistencyLine({ repeats, same }: ChoiceFacts): string {
  const found = selfConsistency(same, repeats);
  return found && repeats > 1 ? text.consistency(repeats, same, found.same) : "";
}

function orderLine(facts: ChoiceFacts): string {
  const { shown, shownFirst } = facts;
  if (shown < LEAST_FOR_ORDER) return "";
  const leans = orderWarning(facts).length > 0;
  return (leans ? text.orderMatters : text.orderDoesNotShow)(shownFirst, shown, wilson(shownFirst, shown));
}
