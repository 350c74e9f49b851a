import { MAX_QUERY, MAX_TURNS } from "../text/limits.ts";

/** A turn as far as its place in a conversation goes. */
interface Spoken {
  readonly speaker: string;
  readonly text: string;
  /** A turn that is not an answer to judge: a call of a tool, or one of weight 0. */
  readonly isContext?: true;
}

/** An answer with the turns that make its query. */
export interface Answered<T> {
  readonly answer: T;
  /** The last question before it. */
  readonly question: T;
  /** In order, the question among them; a text that was too long begins with "…". */
  readonly before: readonly T[];
}

/** "Assistant: " and the empty line between two turns. */
const MARKER = "Assistant: \n\n".length;

/**
 * Every answer of a conversation, with the turns before it as its query: the newest up to MAX_QUERY characters and
 * MAX_TURNS turns, and always the last question. Where much was said since (calls of tools, say), the end of the question
 * comes before the newest of it. Linear in the turns.
 */
export function* answersOf<T extends Spoken>(turns: readonly T[]): Generator<Answered<T>> {
  let question = -1;
  for (const [i, turn] of turns.entries()) {
    if (turn.speaker === "Human") question = i;
    else if (turn.speaker === "Assistant" && question >= 0 && !turn.isContext)
      yield { answer: turn, question: turns[question], before: turnsBefore(turns, i, question) };
  }
}

/** The turns before the one at `end`, as far as they are read, the question among them. */
export function turnsBefore<T extends Spoken>(turns: readonly T[], end: number, question: number): T[] {
  const first = firstThatFits(turns, 0, end, MAX_QUERY);
  if (first <= question) return turns.slice(first, end);
  if (question === end - 1) return [turns[question]];
  const asked = keepEnd(turns[question], MAX_QUERY / 2);
  const room = MAX_QUERY - asked.text.length - MARKER;
  const since = firstThatFits(turns, question + 1, end, room, MAX_TURNS - 1);
  return [asked, ...(since < end ? turns.slice(since, end) : [keepEnd(turns[end - 1], room - MARKER)])];
}

/** The first of the turns from `from` to `end` such that it and those after it fit; `end` where not even the last does. */
function firstThatFits(turns: readonly Spoken[], from: number, end: number, room: number, most = MAX_TURNS): number {
  let first = end;
  for (let length = 0; first > Math.max(from, end - most); first--) {
    length += turns[first - 1].text.length + MARKER;
    if (length > room) break;
  }
  return first;
}

function keepEnd<T extends Spoken>(turn: T, length: number): T {
  return turn.text.length <= length ? turn : { ...turn, text: `…${turn.text.slice(1 - length)}` };
}
