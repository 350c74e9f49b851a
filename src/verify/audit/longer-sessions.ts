import type { AuditedChoice, LongerSession } from "./choice.ts";

/** Milliseconds without a choice after which a new session begins. */
const BREAK = 30 * 60_000;
/** Fewest choices: where the longer response wins two times in three, ten in a row are 1 session in 58. */
const FEWEST = 10;

/** The sessions of each person in which the longer response won every time; pairs of equal length are not counted. */
export function longerSessions(choices: readonly AuditedChoice[]): LongerSession[] {
  const timed = choices
    .flatMap((choice) => (choice.shown ? [{ choice, at: choice.shown.at, time: Date.parse(choice.shown.at) }] : []))
    .filter(({ choice }) => choice.chosen.length !== choice.other.length)
    .sort((a, b) => a.time - b.time);
  const sessions: (typeof timed)[] = [];
  const open = new Map<string, typeof timed>();
  for (const one of timed) {
    const { annotator } = one.choice;
    const session = open.get(annotator);
    if (session && one.time - session.at(-1)!.time <= BREAK) session.push(one);
    else {
      const begun = [one];
      open.set(annotator, begun);
      sessions.push(begun);
    }
  }
  return sessions
    .filter((session) => session.length >= FEWEST)
    .filter((session) => session.every(({ choice }) => choice.chosen.length > choice.other.length))
    .map((session) => ({
      annotator: session[0].choice.annotator,
      from: session[0].at,
      to: session.at(-1)!.at,
      choices: session.map(({ choice }) => choice),
    }));
}
