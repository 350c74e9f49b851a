import { LONGEST_NAME, remembered } from "../text/remembered.ts";
import { conceptsOf, sideOf, wordsOf, type Concept } from "./words.ts";

/** What a column is for, as far as its name says. */
export type Role =
  | "query"
  | "system"
  | "context"
  | "history"
  | "chat"
  | "response"
  | "option"
  | "chosen"
  | "rejected"
  | "reference"
  | "verdict"
  | "win"
  | "tie"
  | "bad"
  | "score"
  | "lower"
  | "rank"
  | "chance"
  | "strength"
  | "thumb"
  | "check"
  | "model"
  | "person"
  | "time"
  | "meta"
  | "unknown";

export interface NamedColumn {
  readonly name: string;
  readonly words: readonly string[];
  readonly role: Role;
  /** Which of several it belongs to: "a", "2", "left", "chosen", or the words that tell it from its like ("gpt 4"). */
  readonly side?: string | undefined;
  /** Of a score: whether its name leaves no doubt that more of it is better. */
  readonly isHigherBetter?: boolean;
}

/** The role of a column by its name, in any spelling of many languages. */
export const classify = remembered((name) => {
  const own = name.slice(0, LONGEST_NAME);
  const inner = WRAPPED.test(own) ? toColumn(own.replace(WRAPPED, ""), name) : undefined;
  return inner && inner.role !== "unknown" ? inner : toColumn(own, name);
});

/** A table's name for a field within another: "inputs.context". */
const WRAPPED = /^(?:inputs?|item|data|fields|row|record|example|doc|payload|json)\./i;

const SIDE_WORDS: readonly Concept[] = [
  "response",
  "option",
  "model",
  "verdict",
  "chosen",
  "filler",
  "score",
  "rank",
  "chance",
  "person",
];
/** "response_created_at" and "answer_time" are times of what they name. */
const LAST_IS_TIME = /^(?:at|time|timestamp|date|datetime)$/;
const JUDGE = /^(?:judge|grader|evaluator|critic|verifier)$/;
const QUALITY = /^(?:good|bad|worst|poor|weak)$/;
const OVERALL = /^(?:overall|gesamt|insgesamt)$/;
const POINTERS = new Set(["id", "ids", "index", "idx", "name", "number", "num", "编号"]);

function toColumn(text: string, name: string): NamedColumn {
  const words = joined(wordsOf(text));
  const has = (concept: Concept) => words.some((word) => conceptsOf(word).has(concept));
  const rest = words.filter((word) => !SIDE_WORDS.some((concept) => conceptsOf(word).has(concept)));
  // "gpt 4" has a number, and "orig" is about all sides.
  const marks = rest.filter((word) => sideOf(word) !== undefined);
  const single = marks.length === 1 ? sideOf(marks[0]) : undefined;
  // "a" and "is" are also ordinary words of a name.
  const letter = words.map(sideOf).filter((side) => side !== undefined);
  const side = single ?? (rest.length === 0 && letter.length === 1 ? letter[0] : rest.join(" ") || undefined);
  const isSide = single !== undefined || (rest.length === 0 && letter.length === 1);
  const column = (role: Role, more: Partial<NamedColumn> = {}): NamedColumn => ({ name, words, role, ...more });
  const quality = has("response") ? words.find((word) => QUALITY.test(word)) : undefined;
  const preference = quality
    ? quality === "good"
      ? "chosen"
      : "rejected"
    : has("chosen")
      ? "chosen"
      : has("rejected")
        ? "rejected"
        : undefined;

  // Of "thumbs_down" a 1 is not for the response.
  const thumb = words.some((word) => TURNS.test(word)) && !words.includes("up") ? "meta" : "thumb";
  // LLaMA-Factory's name for its labels of single responses.
  if (words.join(" ") === "kto tag") return column("verdict");
  if (has("meta")) {
    const pointer = words.some((word) => POINTERS.has(word));
    // "annotation_id" and "vote_id" are numbers of records.
    const isPicked =
      words.some((word) => PICKED.test(word)) || (has("response") && rest.some((word) => conceptsOf(word).size === 0));
    if (pointer && isPicked && !has("model") && !has("query")) return column("verdict");
    if (has("thumb")) return column(thumb);
    if (has("model") && pointer) return column("model", { side: preference ?? side });
    if (has("person") && pointer && !has("query") && !has("response")) return column("person");
    return column("meta");
  }
  if (LAST_IS_TIME.test(words.at(-1) ?? "") && words.length > 1) return column("time");
  // What a judge wrote about a response.
  if (has("response") && words.some((word) => JUDGE.test(word))) return column("meta");
  if (has("chance") && (isSide || has("verdict"))) return column("chance", { side: isSide ? side : undefined });
  // "rank_score" may be a place or what the places are made from.
  if (has("rank") && conceptsOf(words.at(-1)!).has("score"))
    return column("score", { side: preference ?? side, isHigherBetter: false });
  if (has("rank")) return column("rank", { side: preference ?? side });
  if (has("lower")) return column("lower", { side: preference ?? (isSide ? side : undefined) });
  if (has("strength")) return column("strength", { side: preference });
  if (has("score") && !has("query")) {
    const plain = rest.every((word) => sideOf(word) !== undefined || word === "margin") || rest.length === 0;
    return column("score", {
      side: preference ?? side,
      isHigherBetter: plain || preference !== undefined,
    });
  }
  // "overall_a" beside "tone_a": how good it is on the whole.
  if (isSide && words.length === 2 && OVERALL.test(words[0])) return column("score", { side, isHigherBetter: true });
  if (has("model") && preference && !has("response")) return column("model", { side: preference });
  if (has("bad") && (has("verdict") || words.length <= 2) && !has("response")) return column("bad");
  if (has("tie") && !has("response")) return column("tie");
  if (preference === "rejected") return column("rejected");
  if (preference === "chosen" && !isSide) return column("chosen");
  if (has("verdict") || preference) {
    if (isSide) return column("win", { side });
    return column(has("reference") && !has("response") ? "reference" : "verdict");
  }
  if (has("thumb")) return column(thumb);
  if (has("reference")) return column("reference");
  if (has("check")) return column("check", isSide ? { side } : {});
  if (has("history")) return column("history");
  if (has("query")) return column(has("system") ? "system" : "query");
  // "generation_models" are those that wrote the "generations".
  if (has("response") && words.at(-1) === "models") return column("model", { side });
  if (has("response")) return column("response", { side });
  if (has("system") && !isSide) return column("system");
  if (has("chat")) return isSide ? column("response", { side }) : column("chat");
  if (has("context")) return column("context");
  if (has("option")) return isSide ? column("option", { side }) : column("unknown");
  if (has("model")) return column("model", { side });
  if (has("person")) return column("person", { side: isSide ? side : undefined });
  if (has("time")) return column("time");
  return isSide && words.length === 1 && !/^[i-kxy]$/.test(words[0])
    ? column("option", { side })
    : column("unknown", { side });
}

const TURNS = /^(?:down|not?|non|un|dis|never)$/;
const PICKED = /^(?:winn|best|better|safer|prefer|chosen|choice|pick|select|favou?rite)/;

/** "non preferred" is one word, and so is "win rate". */
function joined(words: readonly string[]): string[] {
  const result: string[] = [];
  for (const word of words) {
    const before = result.at(-1);
    if (before !== undefined && /^(?:non|not|un|dis)$/.test(before) && conceptsOf(word).has("chosen"))
      result[result.length - 1] = "rejected";
    else if (before === "win" && word === "rate") result[result.length - 1] = "winrate";
    else result.push(word);
  }
  return result;
}
