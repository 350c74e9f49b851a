/** What clocks of different machines may differ by, in ms: a time further ahead is a clock that is wrong. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a record's time lies in the future: what is dated so would be the newest for good.
 * @param at ISO 8601.
 */
export function isAhead(at: string, now = new Date()): boolean {
  return Date.parse(at) > now.getTime() + DAY;
}
