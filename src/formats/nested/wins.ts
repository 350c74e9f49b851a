import { isObject, numberOf } from "../roles/cells.ts";
import type { Fields } from "../roles/sample.ts";

const NAMED = /^(wins|won|losses|lost)[ _.-]?([a-z]|\d|left|right)$/i;
const OTHERS: Readonly<Record<string, string>> = { a: "b", b: "a", "1": "2", "2": "1", left: "right", right: "left" };

/** A record with how often each of two sides won, where how often the other one lost says it. */
export function withWins(record: Fields): Fields {
  const counts = countsOf(record);
  if (counts.size === 0) return record;
  const fields: Record<string, unknown> = { ...record };
  for (const [side, { losses }] of counts) {
    const other = OTHERS[side];
    if (losses === undefined || other === undefined) continue;
    const wins = counts.get(other)?.wins;
    if (wins !== undefined && numberOf(wins.value) !== numberOf(losses.value)) return record;
    delete fields[losses.name];
    if (wins === undefined) fields[`wins_${other}`] = losses.value;
  }
  for (const [side, { wins }] of counts) if (wins && !(wins.name in record)) fields[`wins_${side}`] = wins.value;
  return fields;
}

interface Count {
  readonly name: string;
  readonly value: unknown;
}

/** The wins and losses of each side: `wins_a`, or `stats: { a: { wins, losses } }`. */
function countsOf(record: Fields): Map<string, { wins?: Count; losses?: Count }> {
  const counts = new Map<string, { wins?: Count; losses?: Count }>();
  const add = (side: string, word: string, name: string, value: unknown) => {
    const kind = /^w/i.test(word) ? "wins" : "losses";
    if (numberOf(value) === undefined) return;
    counts.set(side, { ...counts.get(side), [kind]: { name, value } });
  };
  for (const [name, value] of Object.entries(record)) {
    const named = NAMED.exec(name);
    if (named) add(named[2].toLowerCase(), named[1], name, value);
    if (!isObject(value)) continue;
    for (const [side, inner] of Object.entries(value)) {
      if (!isObject(inner) || !(side.toLowerCase() in OTHERS)) continue;
      for (const word of ["wins", "losses"]) add(side.toLowerCase(), word, `${name}.${side}.${word}`, inner[word]);
    }
  }
  return counts;
}

/** Whether how often responses won can be compared: they were in as many comparisons each, or nothing says in how many. */
export function areComparable(responses: readonly Fields[]): boolean {
  return new Set(responses.map(comparisonsOf)).size <= 1;
}

/** In how many comparisons a response was, where its record says so. */
function comparisonsOf(fields: Fields): number | undefined {
  const sum = (pattern: RegExp) => {
    const counts = Object.keys(fields).flatMap((name) => (pattern.test(name) ? (numberOf(fields[name]) ?? []) : []));
    return counts.length === 0 ? undefined : counts.reduce((total, count) => total + count, 0);
  };
  const all = sum(/^(?:matches|games|comparisons|battles)$/i);
  const losses = sum(/^loss(?:es)?$/i);
  return all ?? (losses === undefined ? undefined : losses + (sum(/^(?:wins?|votes|ties|draws)$/i) ?? 0));
}
