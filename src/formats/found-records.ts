import type { FoundDocument, FoundResponse, RecordProblem } from "./found.ts";
import { readFileText } from "./read-file.ts";
import { jsonElements } from "./records/json-elements.ts";
import { csvStrings, jsonStrings, yamlStrings, type SourceString } from "./records/source-strings.ts";
import { contentOfText } from "./records/text-records.ts";
import type { Candidate, Sample } from "./roles/sample.ts";
import { withLineFeeds, type Range } from "./text/trim.ts";

/** Characters that are read in one go: some 15 ms. */
const PIECE = 250_000;

/** A part of a file of records that can be read alone. */
interface Piece {
  /** What is read, and how much further on in the file it is. */
  readonly text: string;
  readonly shift: number;
  /** Lines of the file before it. */
  readonly lines: number;
  readonly end: number;
}

/**
 * The responses of a file of records, each where its text is in the source: between its quotes, in its cell or below its YAML
 * mark; on the line of its record where it is put together from several strings. The anchor is the start of that line. A
 * file without any response has no problems: it is about something else. Large files are read in pieces; yields after each
 * how much is read, 0 to 1.
 */
export function* recordsByStep(text: string, name: string): Generator<number, FoundDocument> {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  for (const piece of piecesOf(text, name)) {
    const { samples, problems: bad } = readFileText(piece.text, name);
    for (const { line, message } of bad) problems.push({ line: line + piece.lines, message });
    if (samples.length > 0)
      for (const found of located(piece.text, name, samples)) responses.push(shifted(found, piece.shift));
    yield piece.end / text.length;
  }
  return { responses, problems: responses.length === 0 ? [] : problems };
}

function shifted(found: FoundResponse, by: number): FoundResponse {
  if (by === 0) return found;
  const { start, end, anchor, queryStart, queryEnd } = found;
  const places = { start: start + by, end: end + by, anchor: anchor + by };
  return { ...found, ...places, queryStart: queryStart + by, queryEnd: queryEnd + by };
}

function located(
  text: string,
  name: string,
  samples: readonly (Sample & { readonly line: number })[],
): FoundResponse[] {
  const places = new Places(text, stringsOf(text, name));
  return samples.flatMap(({ query, turns, responses, line, isAcross }): FoundResponse[] => {
    if (isAcross) return [];
    places.beginRecord(line);
    const asked = places.find(turns.findLast(({ speaker }) => speaker === "Human") ?? { text: query });
    return responses.map((candidate): FoundResponse => {
      const range = places.take(candidate) ?? places.record;
      const { start: queryStart, end: queryEnd } = asked ?? range;
      const texts = { query, response: candidate.text, label: candidate.label };
      return {
        ...texts,
        start: range.start,
        end: range.end,
        anchor: places.lineStart(range.start),
        queryStart,
        queryEnd,
      };
    });
  });
}

function stringsOf(text: string, name: string): Iterable<SourceString> {
  const content = contentOfText(text, name);
  if (content.kind === "document") return [];
  return { JSON: jsonStrings, "JSON Lines": jsonStrings, CSV: csvStrings, YAML: yamlStrings }[content.format](text);
}

/** Where the texts of a file's records are. Each record's texts are looked for from its line on, in the order of the file. */
class Places {
  readonly #text: string;
  readonly #byValue: ReadonlyMap<string, readonly SourceString[]>;
  /** By the value without blanks at its ends and with line feeds, as texts of documents are. */
  readonly #byText: ReadonlyMap<string, readonly SourceString[]>;
  readonly #all: readonly SourceString[];
  /** By value: how many of its places are taken or before the record. */
  readonly #taken = new Map<string, number>();
  readonly #lines: readonly number[];
  #from = 0;
  #first = 0;
  record: Range = { start: 0, end: 0 };

  constructor(text: string, strings: Iterable<SourceString>) {
    this.#text = text;
    this.#all = [...strings];
    this.#byValue = Map.groupBy(this.#all, ({ value }) => value);
    this.#byText = Map.groupBy(this.#all, ({ value }) => withLineFeeds(value).trim());
    this.#lines = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
  }

  /** @param line 1-based */
  beginRecord(line: number): void {
    const start = this.#lines[line - 1] ?? 0;
    const end = this.#lines[line] ?? this.#text.length;
    const source = this.#text.slice(start, end);
    this.record = {
      start: start + Number(start === 0 && source.startsWith("\uFEFF")),
      end: start + source.trimEnd().length,
    };
    this.#from = start;
    while (this.#first < this.#all.length && this.#all[this.#first].end < start) this.#first++;
  }

  lineStart(offset: number): number {
    let at = offset;
    while (at > 0 && !"\r\n".includes(this.#text[at - 1])) at--;
    return at + Number(at === 0 && this.#text.startsWith("\uFEFF") && offset > 0);
  }

  /** The next place of a text, which is then taken. */
  take(text: Pick<Candidate, "text" | "place">): Range | undefined {
    const own = this.#placesOf(text.text);
    if (own === undefined) return this.#part(text);
    let index = this.#taken.get(text.text) ?? 0;
    while (index < own.length && own[index].end < this.#from) index++;
    this.#taken.set(text.text, index + 1);
    return own[Math.min(index, own.length - 1)];
  }

  /** The place of a text from the record's line on, else its last one before. */
  find(text: Pick<Candidate, "text" | "place">): Range | undefined {
    const own = this.#placesOf(text.text);
    return own ? (own.find(({ end }) => end >= this.#from) ?? own.at(-1)) : this.#part(text);
  }

  #placesOf(text: string): readonly SourceString[] | undefined {
    return this.#byValue.get(text) ?? this.#byText.get(withLineFeeds(text).trim());
  }

  /** The place of a text that is a part of a string, such as an answer without the thought before it. */
  #part({ text, place }: Pick<Candidate, "text" | "place">): Range | undefined {
    if (place === undefined || text === "") return undefined;
    for (let k = this.#first; k < this.#all.length && k < this.#first + MOST_STRINGS; k++) {
      const { value, start, end } = this.#all[k];
      if (!value.startsWith(text, place.start)) continue;
      const from = skipUnits(this.#text, start, place.start);
      return { start: from, end: skipUnits(this.#text, from, text.length, end) };
    }
    return undefined;
  }
}

/** Strings of a record that are looked at for a part. */
const MOST_STRINGS = 1000;

/** The offset in a JSON string's source that is `units` UTF-16 units of its value further, at most `end`. */
function skipUnits(source: string, offset: number, units: number, end = source.length): number {
  for (; units > 0 && offset < end; units--) offset += source[offset] !== "\\" ? 1 : source[offset + 1] === "u" ? 6 : 2;
  return offset;
}

/** The pieces of a large text: lines of JSON Lines, elements of a JSON list, rows of a table below its header. */
function* piecesOf(text: string, name: string): Generator<Piece> {
  const whole = { text, shift: 0, lines: 0, end: text.length };
  if (text.length <= PIECE) return yield whole;
  const start = /[^\s\uFEFF]/.exec(text.slice(0, 10_000))?.[0];
  if (/\.(?:jsonl|ndjson)$/i.test(name) && start === "{") return yield* linePieces(text, "");
  if (start === "[") return yield* elementPieces(text);
  if (/\.(?:csv|tsv|tab|psv)$/i.test(name)) return yield* linePieces(text, text.slice(0, endOfRow(text, 0)));
  if (/\.ya?ml$/i.test(name) && /^- /.test(text)) return yield* linePieces(text, "", /^- /);
  yield whole;
}

/** @param header is read with each piece; @param begins what a line of a new record looks like */
function* linePieces(text: string, header: string, begins?: RegExp): Generator<Piece> {
  let lines = 0;
  const headerLines = countLines(header);
  for (let from = header.length; from < text.length;) {
    let end = Math.min(from + PIECE, text.length);
    do end = header === "" ? endOfLine(text, end) : endOfRow(text, from, end);
    while (begins && end < text.length && !begins.test(text.slice(end, end + 2)));
    const part = text.slice(from, end);
    const before = from === header.length ? 0 : lines - headerLines;
    yield { text: header + part, shift: from - header.length, lines: Math.max(0, before), end };
    lines = (from === header.length ? headerLines : lines) + countLines(part);
    from = end;
  }
}

function* elementPieces(text: string): Generator<Piece> {
  let start = -1;
  let [line, end] = [1, 0];
  for (const element of jsonElements(text)) {
    if (start < 0) [start, line] = [element.start, element.number];
    end = element.start + element.text.length;
    if (end - start < PIECE) continue;
    yield { text: `[${text.slice(start, end)}]`, shift: start - 1, lines: line - 1, end };
    start = -1;
  }
  if (start >= 0) yield { text: `[${text.slice(start, end)}]`, shift: start - 1, lines: line - 1, end };
}

const countLines = (text: string): number => text.split("\n").length - 1;

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** The first end of a row at or after `least`: a line end outside of quotes. */
function endOfRow(text: string, from: number, least = from): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === "\n" && !isQuoted && at >= least) return at + 1;
  }
  return text.length;
}
