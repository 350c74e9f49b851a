import { turnsBefore } from "../canonical/conversation.ts";
import { canonicalQuery } from "../canonical/query.ts";
import type { FoundResponse, RecordProblem } from "../found.ts";
import { lineCounter } from "../text/place.ts";
import { withLineFeeds, type Range } from "../text/trim.ts";
import type { Section } from "./section.ts";

/** What a template writes where a text will be: {{question}}, {question}, ${question}. */
const PLACEHOLDER = /\{\{[^{}\n]{0,200}\}\}|\$?\{[A-Za-z_]\w{0,60}\}|<<[^<>\n]{1,60}>>/;
const isPlaceholder = (text: string): boolean => PLACEHOLDER.exec(text)?.[0] === text;

interface Turn extends Range {
  readonly speaker: "System" | "Human" | "Assistant";
  readonly text: string;
}

export interface Assembled {
  readonly responses: FoundResponse[];
  readonly problems: RecordProblem[];
  /** Whether the document is a prompt whose last turn is open: what it answers are examples. */
  readonly isTemplate: boolean;
}

/**
 * The responses that the parts of a document are, each with its query. Speakers make a conversation, in which an answer's
 * query is the turns before it; of other words each response answers the query over it.
 * @param textOf the text of a part, with line feeds
 */
export function* assemble(
  text: string,
  sections: readonly Section[],
  textOf: (section: Section) => string = (section) => withLineFeeds(text.slice(section.start, section.end)),
): Generator<number, Assembled> {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  if (isTemplate(sections, textOf)) return { responses, problems, isTemplate: true };
  const lineOf = lineCounter(text);
  const talk = new Conversation(textOf);
  let count = 0;
  for (const section of sections) {
    yield section.anchor / text.length;
    const isTurn = talk.hear(section);
    if (section.word.role !== "response") continue;
    const isSpoken = section.word.isSpeaker && section.asked.some(({ word }) => word.isSpeaker);
    const isNumbered = section.style === "label" || isSpoken;
    const label = isNumbered && section.index === undefined ? `${section.label} ${++count}` : section.label;
    const response = textOf(section);
    if (response === "") {
      problems.push({
        line: lineOf(section.anchor),
        message: `${label} is empty. Write its text ${WHERE[section.style]}`,
      });
      continue;
    }
    if (isPlaceholder(response)) continue;
    const before = isTurn && isSpoken ? talk.before() : askedTurns(section.asked, textOf);
    const query = canonicalQuery(before);
    if (query === "" && section.asked.length > 0) {
      const { label: name, style } = section.asked.at(-1)!;
      problems.push({
        line: lineOf(section.anchor),
        message: `${name} is empty, so ${label} answers nothing. Write its text ${WHERE[style]}`,
      });
      continue;
    }
    const { start, end, anchor } = section;
    const place = { queryStart: before[0]?.start ?? start, queryEnd: before.at(-1)?.end ?? start };
    responses.push({ query, turns: before, response, label, start, end, anchor, ...place });
  }
  return { responses, problems, isTemplate: false };
}

const WHERE = {
  heading: "below the heading",
  label: "after the colon",
  tag: "between its tags",
  "front matter": "after its name",
};

/** The turns of the conversation that is being read. */
class Conversation {
  readonly #textOf: (section: Section) => string;
  #number = -1;
  #turns: Turn[] = [];
  #question = -1;
  /** Where the answers to the last question begin, and the names of those who gave them. */
  #answersFrom = -1;
  #end = 0;
  readonly #names = new Set<string>();

  constructor(textOf: (section: Section) => string) {
    this.#textOf = textOf;
  }

  /** Takes a part as the next turn. Whether it is an answer of the conversation. */
  hear(section: Section): boolean {
    const { word, start, end, conversation } = section;
    if (conversation !== this.#number) this.#restart([]);
    this.#number = conversation;
    if (word.role === "aside") return false;
    const speaker = word.role === "system" ? "System" : word.role === "query" ? "Human" : "Assistant";
    // Several answers to one question are rivals; what follows them is another conversation.
    if (speaker !== "Assistant" && this.#names.size > 1)
      this.#restart(this.#turns.filter((turn) => turn.speaker === "System"));
    if (speaker === "Assistant") {
      const name = [section.label, section.index].join(" ").toLowerCase();
      if (this.#names.size === 0 || this.#names.has(name)) this.#answersFrom = this.#turns.length;
      this.#end = this.#answersFrom;
      this.#names.add(name);
    } else this.#names.clear();
    if (speaker === "Human") this.#question = this.#turns.length;
    this.#turns.push({ speaker, text: this.#textOf(section), start, end });
    return speaker === "Assistant" && this.#question >= 0;
  }

  /** The turns before the last answer, as far as they are read. */
  before(): Turn[] {
    const turns = turnsBefore(this.#turns, this.#end, this.#question);
    return turns.filter(({ speaker, text }) => speaker === "Human" || text !== "");
  }

  #restart(turns: Turn[]): void {
    this.#turns = turns;
    this.#question = -1;
    this.#names.clear();
  }
}

/** The system's part, then all else that asks as one turn: a prompt and its input. */
function askedTurns(asked: readonly Section[], textOf: (section: Section) => string): Turn[] {
  const parts = asked.map((section) => ({ section, text: textOf(section).trim() })).filter(({ text }) => text !== "");
  const system = parts.filter(({ section }) => section.word.family === "system");
  const human = parts.filter(({ section }) => section.word.family !== "system");
  const turns = system.map(({ section: { start, end }, text }): Turn => ({ speaker: "System", text, start, end }));
  if (human.length === 0) return turns;
  const [{ start }, { end }] = [human[0].section, human.at(-1)!.section];
  return [...turns, { speaker: "Human", text: human.map(({ text }) => text).join("\n\n"), start, end }];
}

/** Whether the last answer is still to be given: after a label, or to a question that is to be filled in. */
function isTemplate(sections: readonly Section[], textOf: (section: Section) => string): boolean {
  const last = sections.findLast(({ word }) => word.role !== "aside");
  if (last === undefined) return false;
  const text = textOf(last);
  if (last.word.role !== "response") return isPlaceholder(text) || (last.style === "label" && PLACEHOLDER.test(text));
  if (text !== "" && !isPlaceholder(text)) return false;
  return last.style === "label" || last.asked.some((section) => PLACEHOLDER.test(textOf(section)));
}
