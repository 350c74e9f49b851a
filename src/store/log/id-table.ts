import { SOME } from "./column.ts";

/** Bytes of an id: 32 hex digits. */
const BYTES = 16;

/**
 * The ids of records, numbered in the order in which they came. They are kept as bytes, not as strings in a Map: 200,000
 * of those would be copied by the garbage collector again and again.
 */
export class IdTable {
  #bytes: Buffer;
  #words: Uint32Array;
  /** 1 + the number of an id where its first word leads, or in the next free place; 0 where none is. */
  #places: Uint32Array;
  #size = 0;

  /** @param expected about how many there will be: growing looks for a place for each anew. */
  constructor(expected = SOME) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(SOME, expected)));
    this.#bytes = Buffer.alloc(room * BYTES);
    this.#words = wordsOf(this.#bytes);
    this.#places = new Uint32Array(2 * room);
  }

  /** The number of an id, which is the next one where the id is new. @param id 32 hex digits in lower case */
  add(id: string): number {
    if ((this.#size + 1) * BYTES > this.#bytes.length) this.#grow();
    this.#bytes.write(id, this.#size * BYTES, "hex");
    const place = this.#placeOf(this.#size);
    if (this.#places[place] === 0) this.#places[place] = ++this.#size;
    return this.#places[place] - 1;
  }

  /** The number of an id; undefined where it was never added. @param id 32 hex digits in lower case */
  find(id: string): number | undefined {
    if ((this.#size + 1) * BYTES > this.#bytes.length) this.#grow();
    this.#bytes.write(id, this.#size * BYTES, "hex");
    const number = this.#places[this.#placeOf(this.#size)];
    return number === 0 ? undefined : number - 1;
  }

  idOf(index: number): string {
    return this.#bytes.toString("hex", index * BYTES, (index + 1) * BYTES);
  }

  /** Where an id with the bytes of number `index` is, or would be. */
  #placeOf(index: number): number {
    const [words, places] = [this.#words, this.#places];
    const [first, second, third, fourth] = [4 * index, 4 * index + 1, 4 * index + 2, 4 * index + 3];
    const mask = places.length - 1;
    let place = words[first] & mask;
    for (; places[place] !== 0; place = (place + 1) & mask) {
      const known = 4 * (places[place] - 1);
      if (
        words[known] === words[first] &&
        words[known + 1] === words[second] &&
        words[known + 2] === words[third] &&
        words[known + 3] === words[fourth]
      )
        break;
    }
    return place;
  }

  #grow(): void {
    this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length);
    this.#words = wordsOf(this.#bytes);
    this.#places = new Uint32Array(2 * this.#places.length);
    for (let index = 0; index < this.#size; index++) this.#places[this.#placeOf(index)] = index + 1;
  }
}

function wordsOf({ buffer, byteOffset, length }: Buffer): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / 4);
}
