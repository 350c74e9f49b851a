import { isAhead } from "../files/clock.ts";
import type { LogRecord, RevisionRecord } from "./record.ts";

/**
 * When a revision is dated: after those that count, whatever another machine's clock said. One that is dated in the future is
 * to be withdrawn with it, so that it cannot count for good.
 */
export function revisionTime(revisions: readonly RevisionRecord[], at: Date) {
  const ahead = revisions.filter((revision) => isAhead(revision.at, at));
  const past = revisions.filter((revision) => !ahead.includes(revision));
  const time = new Date(Math.max(at.getTime(), ...past.map((revision) => Date.parse(revision.at) + 1)));
  return { time, undone: ahead.map(({ id }) => id) };
}

/** The first time from `at` on that no record about these has: a new one must not be one that was withdrawn before. */
export function unusedTime(records: readonly LogRecord[], at: Date, about: readonly string[]): Date {
  const ids = new Set(about);
  const used = new Set(
    records.flatMap((record) => ("of" in record && ids.has(record.of) ? [Date.parse(record.at)] : [])),
  );
  let time = at.getTime();
  while (used.has(time)) time++;
  return new Date(time);
}
