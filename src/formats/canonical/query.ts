import { withLineFeeds } from "../text/trim.ts";
import type { Turn } from "./chat.ts";

/** Turns with line feeds as their only line ends, without blanks at the ends of their texts; empty ones are left out. */
export function canonicalTurns(turns: readonly Turn[]): Turn[] {
  const result: Turn[] = [];
  for (const turn of turns) {
    const own = turn.text.trim();
    if (own === "") continue;
    const text = withLineFeeds(own);
    if (text === turn.text) {
      result.push(turn);
      continue;
    }
    const blanks = turn.text.length - turn.text.trimStart().length;
    const place = turn.place && { path: turn.place.path, start: turn.place.start + blanks, length: own.length };
    result.push({ ...turn, text, place });
  }
  return result;
}

/**
 * The one text of a query, whatever form it came in: one question alone is its text; a conversation is "System: …\n\nHuman:
 * …\n\nAssistant: …". Same text for the encoder, same group in folds, same pair in the queue.
 */
export function canonicalQuery(turns: readonly Turn[]): string {
  const said = canonicalTurns(turns);
  if (said.length === 1 && said[0].speaker === "Human") return said[0].text;
  return said.map(({ speaker, text }) => `${speaker}: ${text}`).join("\n\n");
}

/** What a query asks at its end: of a conversation's canonical text the last question: others may begin in the same way. */
export function lastQuestion(query: string): string {
  if (!/^(?:System|Human|Assistant): /.test(query)) return query;
  const [mark, first] = ["\n\nHuman: ", "Human: "];
  const last = query.lastIndexOf(mark);
  if (last >= 0) return query.slice(last + mark.length);
  return query.startsWith(first) ? query.slice(first.length) : query;
}
