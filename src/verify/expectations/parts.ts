import { shorten } from "../../report/format.ts";
import type { CaseFields } from "./schema.ts";
import type { WrittenCase } from "./parse.ts";
import { everyPair, listOf, neighbours } from "./pairs.ts";

/** One of several expectations of a case. */
export interface WrittenPart {
  readonly label: string;
  readonly line: number;
}

type Response = CaseFields["ranking"]["ranking"][number];
interface Placed {
  readonly response: Response;
  readonly line: number;
}

/** Characters of a response in a label. */
const SHOWN = 40;
const shown = ({ response }: Placed) =>
  typeof response === "string" ? `"${shorten(response.trim(), SHOWN)}"` : response.file;

/** The expectations of a case in the order in which they are judged; none where it has only one. */
export function partsOf(one: WrittenCase): readonly WrittenPart[] {
  const parts = everyPart(one);
  return parts.length > 1 ? parts : [];
}

function everyPart(one: WrittenCase): WrittenPart[] {
  const { lineOf } = one;
  const placed = (key: string, given: Response | Response[]): Placed[] =>
    listOf(given).map((response, i) => ({ response, line: Array.isArray(given) ? lineOf(key, i) : lineOf(key) }));
  const over = (pair: readonly [Placed, Placed], line: number) => ({
    label: `${shown(pair[0])} over ${shown(pair[1])}`,
    line,
  });
  if (one.kind === "score") return [];
  if (one.kind === "ranking")
    return neighbours(placed("ranking", one.fields.ranking)).map((pair) => over(pair, pair[0].line));
  if (one.kind === "outputs") {
    const { mean, winRate } = one.fields;
    return Object.entries({ mean, winRate }).flatMap(([key, threshold]) =>
      threshold === undefined ? [] : [{ label: `${key} ${threshold}`, line: lineOf(key) }],
    );
  }
  const [better, worse] = [placed("better", one.fields.better), placed("worse", one.fields.worse)];
  // The line of the side that is different from pair to pair.
  return everyPair(better, worse).map((pair) => over(pair, pair[worse.length > 1 ? 1 : 0].line));
}
