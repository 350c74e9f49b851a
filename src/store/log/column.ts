type Numbers = Uint8Array | Uint32Array | Float64Array;

/** Where it is not known how many there will be. */
export const SOME = 1024;

/** A list of numbers that grows and takes only the bytes that they need. What was never set is 0. */
export class Column {
  #numbers: Numbers;

  /** @param expected about how many there will be: growing copies what is there. */
  constructor(kind: new (length: number) => Numbers, expected = SOME) {
    this.#numbers = new kind(Math.max(SOME, expected));
  }

  get(index: number): number {
    return this.#numbers[index];
  }

  set(index: number, value: number): void {
    const numbers = this.#numbers;
    if (index >= numbers.length) {
      this.#numbers = new (numbers.constructor as new (length: number) => Numbers)(2 * index);
      this.#numbers.set(numbers);
    }
    this.#numbers[index] = value;
  }
}
