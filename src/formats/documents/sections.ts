import type { Candidate } from "./candidates.ts";
import type { Word } from "./marker-words.ts";
import { answers, asks, isNextRival, type Plan } from "./plan.ts";
import { PlannedCandidates } from "./planned-candidates.ts";
import { sectionOf, type Section } from "./section.ts";

/**
 * The parts of a document as a plan has them, in order. An answer keeps its own headings, of whatever level and word: it
 * ends where the next part of the plan begins, or a heading like one that is over its query.
 * Yields how much of the text is read, 0 to 1.
 * @param candidates in the order of the document, headings that mark nothing included
 * @param front what the front matter asks
 */
export function* readSections(
  text: string,
  candidates: readonly Candidate[],
  plan: Plan,
  front?: Section,
): Generator<number, Section[]> {
  return yield* new SectionReader(text, candidates, plan, front).read();
}

class SectionReader {
  readonly #text: string;
  readonly #candidates: PlannedCandidates;
  readonly #plan: Plan;
  /** The word of the group's responses. */
  #family: string | undefined;
  readonly #sections: Section[] = [];
  /** Levels of the headings that are open around the query, outermost first. */
  #outline: readonly number[] = [];
  #parents: readonly number[] = [];
  #asked: Section[];
  #groupLevel = Infinity;
  #isAnswered = false;
  #conversation = 0;
  #open: { readonly candidate: Candidate; readonly word: Word } | undefined;
  /** The level of the heading with which the open part begins, if it begins with one. */
  #ownLevel: number | undefined;
  /** Whether answers of the group have headings of their level. */
  #hasOwnHeadings = false;

  constructor(text: string, candidates: readonly Candidate[], plan: Plan, front?: Section) {
    this.#text = text;
    this.#candidates = new PlannedCandidates(candidates, plan);
    this.#plan = plan;
    this.#asked = front ? [front] : [];
  }

  *read(): Generator<number, Section[]> {
    for (const [i, candidate] of this.#candidates.all.entries()) {
      this.#take(candidate, i);
      yield candidate.start / this.#text.length;
    }
    this.#close(this.#text.length);
    return this.#sections;
  }

  #take(candidate: Candidate, i: number): void {
    const role = candidate.marker?.word.role;
    const isInside = this.#open?.word.role === "response" && candidate.level > this.#open.candidate.level;
    if (isInside && !candidate.isVerdict && !isNextRival(candidate, this.#open!.candidate)) return;
    if (asks(this.#plan, candidate)) this.#ask(candidate);
    else if (role === "system") this.#addContext(candidate, i);
    else if (answers(this.#plan, candidate)) this.#answer(candidate, i);
    else if (role === "aside") this.#setAside(candidate, i);
    else if (candidate.style === "heading") this.#meetHeading(candidate, i);
  }

  #ask(candidate: Candidate): void {
    const { word } = candidate.marker!;
    this.#close(candidate.start, true);
    const same = this.#asked.findIndex((part) => part.word.family === word.family);
    if (same >= 0) this.#asked = this.#asked.slice(0, same);
    this.#startGroup(candidate);
    this.#begin(candidate);
  }

  #addContext(candidate: Candidate, i: number): void {
    const asksNext = this.#candidates.queryAfter(i) !== undefined;
    if (this.#isAnswered ? !asksNext : this.#asked.length === 0 && !asksNext) return;
    this.#close(candidate.start, true);
    if (this.#isAnswered) this.#asked = [];
    this.#startGroup(candidate);
    this.#begin(candidate);
  }

  #startGroup({ level, style }: Candidate): void {
    if (this.#asked.length === 0) {
      this.#parents = this.#outline = this.#outline.filter((outer) => outer < level);
      this.#groupLevel = Infinity;
    }
    if (style === "heading") this.#groupLevel = Math.min(this.#groupLevel, level);
    this.#isAnswered = false;
    this.#family = undefined;
    this.#hasOwnHeadings = false;
  }

  #answer(candidate: Candidate, i: number): void {
    if (this.#asked.length === 0 && this.#open?.word.role !== "query" && this.#plan.query !== "none") return;
    this.#family ??= this.#candidates.familyFrom(i);
    if (candidate.marker!.word.family !== this.#family) return;
    this.#close(candidate.start);
    if (candidate.style === "heading") this.#groupLevel = Math.min(this.#groupLevel, candidate.level);
    this.#isAnswered = true;
    this.#begin(candidate);
  }

  /** A reference answer or a verdict is neither query nor response; notes are the document's own where no answer has such headings. */
  #setAside(candidate: Candidate, i: number): void {
    if (this.#open === undefined) return;
    const { isWeak } = candidate.marker!.word;
    const next = this.#candidates.after(i);
    const isLast = next === undefined || asks(this.#plan, next);
    if (
      isWeak &&
      (candidate.style === "label" || !isLast || this.#hasOwnHeadings || this.#open.word.role !== "response")
    ) {
      return this.#meetHeading(candidate, i);
    }
    this.#close(candidate.start);
    this.#begin(candidate);
  }

  #meetHeading(heading: Candidate, i: number): void {
    // "Q:" and "A:" are of a chapter of a text, which the next one ends.
    if (this.#open?.word.family === "letter" && heading.style === "heading") this.#close(heading.start);
    if (heading.style !== "heading" || (this.#plan.query !== "heading" && this.#plan.response !== "heading")) return;
    if (
      this.#open?.candidate.style === "label" &&
      this.#open.word.role === "query" &&
      this.#plan.response === "heading"
    ) {
      this.#close(heading.start);
    }
    if (this.#open === undefined && this.#asked.length === 0) {
      this.#enter(heading.level);
      return;
    }
    if (!this.#ends(heading, i)) {
      if (heading.level <= (this.#open?.candidate.level ?? 0)) this.#hasOwnHeadings = true;
      return;
    }
    this.#close(heading.start);
    this.#asked = [];
    this.#conversation++;
    this.#enter(heading.level);
  }

  #enter(level: number): void {
    this.#outline = [...this.#outline.filter((outer) => outer < level), level];
  }

  /** Whether a heading ends the group: it is one of the document's own, and not of an answer. */
  #ends({ level, start, body }: Candidate, i: number): boolean {
    const query = this.#candidates.queryAfter(i);
    if (query && level <= this.#groupLevel && this.#text.slice(body, query.start).trim() === "") return true;
    if (this.#open === undefined) return this.#parents.includes(level);
    if (this.#text.slice(this.#open.candidate.body, start).trim() === "") this.#ownLevel = level;
    const isParent = this.#parents.includes(level);
    if (this.#ownLevel !== undefined && level >= this.#ownLevel) return isParent && query !== undefined;
    if (level >= this.#groupLevel) return false;
    return isParent || query !== undefined || this.#open.word.role !== "response";
  }

  #begin(candidate: Candidate): void {
    this.#open = { candidate, word: candidate.marker!.word };
    if (candidate.close !== undefined) this.#close(candidate.close);
  }

  /** @param isNew whether what begins here may begin a conversation of its own */
  #close(end: number, isNew = false): void {
    if (this.#open === undefined) return;
    const { candidate, word } = this.#open;
    this.#open = undefined;
    this.#ownLevel = undefined;
    const { isApart, ...part } = sectionOf(this.#text, candidate, end, isNew);
    const asked = word.role === "response" ? this.#asked : [];
    const section: Section = { ...part, asked, conversation: this.#conversation };
    if (isApart) this.#conversation++;
    if (word.role === "query" || word.role === "system") this.#asked = [...this.#asked, section];
    this.#sections.push(section);
  }
}
