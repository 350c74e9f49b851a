import { Column } from "./column.ts";
import type { LineRef } from "./log-lines.ts";
import { SCHEMA } from "./migrations.ts";
import type { PlainPreference } from "./plain-line.ts";
import { CHOICES, type PreferenceRecord, type Strength } from "./record.ts";
import { TextPool } from "./text-pool.ts";

const RARE = ["tags", "edited", "repeatOf", "ranking", "weight"] as const;
type Rare = { readonly [F in (typeof RARE)[number]]?: PreferenceRecord[F] | undefined };

/** A preference whose responses, and fields that this version does not know, stay in the file. */
export interface StoredPreference extends Omit<PreferenceRecord, "responses" | keyof Rare>, Rare {
  readonly line: LineRef;
}

/** What a log knows of its records, by their index. */
export interface Places {
  idOf(index: number): string;
  lineOf(index: number): LineRef;
  /** About how many records there will be. */
  readonly expected: number;
}

const ORDERS = [
  [0, 1],
  [1, 0],
] as const;
const NONE: Rare = {};

/**
 * The preferences of a log by their index, field by field: as objects, 200,000 would take several times the memory, and
 * the garbage collector would copy them while more are read.
 */
export class PreferenceColumns {
  readonly texts: TextPool;
  readonly query: Column;
  readonly reason: Column;
  readonly annotator: Column;
  readonly at: Column;
  readonly source: Column;
  readonly seconds: Column;
  /** Choice, strength and order shown. */
  readonly answer: Column;
  readonly rare = new Map<number, Rare>();
  readonly places: Places;

  constructor(places: Places) {
    this.places = places;
    const { expected } = places;
    const numbers = () => new Column(Uint32Array, expected);
    this.texts = new TextPool(2 * expected); // of a query and a time
    [this.query, this.reason, this.annotator, this.at, this.source] = Array.from({ length: 5 }, numbers);
    this.seconds = new Column(Float64Array, expected);
    this.answer = new Column(Uint8Array, expected);
  }

  get(index: number): StoredPreference {
    return new Row(this, index);
  }

  /** @returns these columns, as what is kept of the record. */
  set(index: number, record: PlainPreference): this {
    const { tags, edited, repeatOf, ranking, weight } = record;
    this.query.set(index, this.texts.add(record.query));
    this.reason.set(index, this.texts.add(record.reason));
    this.annotator.set(index, this.texts.add(record.annotator));
    this.at.set(index, this.texts.add(record.at));
    this.source.set(index, this.texts.add(record.source));
    this.seconds.set(index, record.seconds);
    this.answer.set(index, CHOICES.indexOf(record.choice) * 8 + record.strength * 2 + record.shown[0]);
    if ((tags ?? edited ?? repeatOf ?? ranking ?? weight) === undefined) this.rare.delete(index);
    else this.rare.set(index, { tags, edited, repeatOf, ranking, weight });
    return this;
  }
}

/** A preference whose fields are looked up when they are asked for. */
class Row implements StoredPreference {
  readonly #in: PreferenceColumns;
  readonly #index: number;

  constructor(columns: PreferenceColumns, index: number) {
    this.#in = columns;
    this.#index = index;
  }

  get schema() {
    return SCHEMA as 2;
  }
  get kind() {
    return "preference" as const;
  }
  get id() {
    return this.#in.places.idOf(this.#index);
  }
  get line() {
    return this.#in.places.lineOf(this.#index);
  }
  get query() {
    return this.#in.texts.get(this.#in.query.get(this.#index));
  }
  get reason() {
    return this.#in.texts.get(this.#in.reason.get(this.#index));
  }
  get annotator() {
    return this.#in.texts.get(this.#in.annotator.get(this.#index));
  }
  get at() {
    return this.#in.texts.get(this.#in.at.get(this.#index));
  }
  get source() {
    return this.#in.texts.get(this.#in.source.get(this.#index));
  }
  get seconds() {
    return this.#in.seconds.get(this.#index);
  }
  get choice() {
    return CHOICES[this.#in.answer.get(this.#index) >> 3];
  }
  get strength() {
    return ((this.#in.answer.get(this.#index) >> 1) & 3) as Strength;
  }
  get shown() {
    return ORDERS[this.#in.answer.get(this.#index) & 1];
  }
  get tags() {
    return this.#rare.tags;
  }
  get edited() {
    return this.#rare.edited;
  }
  get repeatOf() {
    return this.#rare.repeatOf;
  }
  get ranking() {
    return this.#rare.ranking;
  }
  get weight() {
    return this.#rare.weight;
  }

  get #rare(): Rare {
    return this.#in.rare.get(this.#index) ?? NONE;
  }
}

/** All fields as an object of their own: those of a preference may be looked up one by one. */
export function fieldsOf(
  preference: StoredPreference,
): Omit<PreferenceRecord, "responses"> & { readonly line: LineRef } {
  const { schema, kind, id, line, query, choice, strength, reason, shown, seconds, annotator, at, source } = preference;
  const fields = { schema, kind, id, line, query, choice, strength, reason, shown, seconds, annotator, at, source };
  for (const field of RARE) if (preference[field] !== undefined) Object.assign(fields, { [field]: preference[field] });
  return fields;
}
