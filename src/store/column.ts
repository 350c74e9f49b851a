type Numbers = Uint8Array | Uint32Array | Float64Array;

/** A list of numbers that grows and takes only the bytes that they need. What was never set is 0. */
export class Column {
  #numbers: Numbers;

  constructor(kind: new (length: number) => Numbers) {
    this.#numbers = new kind(1024);
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
