import { placedAt, type FoundDocument, type FoundResponse, type Notice, type RecordProblem } from "./found.ts";
import type { LensOptions } from "./lens-options.ts";
import { readFileText, type FileReading } from "./read-file.ts";
import { piecesOf } from "./records/pieces.ts";
import { csvStrings, jsonStrings, yamlStrings, type SourceString } from "./records/source-strings.ts";
import { contentOfText } from "./records/text-records.ts";
import { MOST_QUESTIONS, withAnswers, type Ask, type ColumnAnswers } from "./roles/ask.ts";
import type { Candidate, Sample } from "./roles/sample.ts";
import { withOneQuery } from "./shapes/one-test.ts";
import { withLineFeeds, type Range } from "./text/trim.ts";

/**
 * The responses of a file of records, each where its text is in the source: between its quotes, in its cell or below its YAML
 * mark; on the line of its record where it is put together from several strings. The anchor is the start of that line. A
 * file without any response has no problems: it is about something else, or a notice says that its columns must be named. Large
 * files are read in pieces; yields after each how much is read, 0 to 1.
 */
export function* recordsByStep(
  text: string,
  name: string,
  options: LensOptions = {},
): Generator<number, FoundDocument> {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  let [unnamed, unasked] = [0, 0];
  for (const piece of piecesOf(text, name)) {
    const { samples, problems: bad, asks, unasked: without = 0 } = readPiece(piece.text, name, options);
    unasked += without;
    unnamed += asks.filter((ask) => ask.about === "columns" && areRecords(ask, name)).length;
    for (const { line, message } of bad) problems.push({ line: line + piece.lines, message });
    if (samples.length > 0)
      for (const found of located(piece.text, name, withOneQuery(samples)))
        responses.push(placedAt(found, (offset) => offset + piece.shift));
    yield piece.end / text.length;
  }
  if (responses.length > 0) return { responses, problems };
  return { responses, problems: [], notice: noticeOf(unnamed, unasked) };
}

/** Whether a question is about records, and not about one object of texts, such as a file of translations. */
const areRecords = ({ preview }: Ask, name: string): boolean => preview.length > 1 || !/\.(?:json|ya?ml)$/i.test(name);

/** What a person must say before a file has responses: which columns they are, or which query they answer. */
function noticeOf(unnamed: number, unasked: number): Notice | undefined {
  const lacksQuery = unasked > 1;
  if (unnamed > 0) return { kind: "columns", anchor: 0, count: unnamed, ...(lacksQuery && { orQuery: true }) };
  return lacksQuery ? { kind: "no-query", anchor: 0, count: unasked } : undefined;
}

/** The reading of a piece with what was answered about its columns, and the query that is set for the file. */
function readPiece(text: string, name: string, options: LensOptions): FileReading {
  let answers: ColumnAnswers = {};
  for (let i = 0; ; i++) {
    const reading = readFileText(text, name, { answers, document: options });
    const ask = reading.asks.find(({ about }) => about === "columns");
    const known = ask && i < MOST_QUESTIONS ? options.answersOf?.(ask) : undefined;
    if (known === undefined) return reading;
    answers = withAnswers(answers, known);
  }
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
  if (content.format === "HTML") return [];
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
  /** By value: its first place that is not before the record. Records come in order, so it never goes back. */
  readonly #asked = new Map<string, number>();
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
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lines[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const at = this.#lines[low];
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
    if (own === undefined) return this.#part(text);
    let index = this.#asked.get(text.text) ?? 0;
    while (index < own.length - 1 && own[index].end < this.#from) index++;
    this.#asked.set(text.text, index);
    return this.#withoutBlanks(own[index]);
  }

  #placesOf(text: string): readonly SourceString[] | undefined {
    return this.#byValue.get(text) ?? this.#byText.get(withLineFeeds(text).trim());
  }

  /** A query is without the blanks at the ends of its string. */
  #withoutBlanks({ value, start, end }: SourceString): Range {
    const trimmed = value.trim();
    if (trimmed.length === value.length) return { start, end };
    const from = skipUnits(this.#text, start, value.length - value.trimStart().length);
    return { start: from, end: skipUnits(this.#text, from, trimmed.length, end) };
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
