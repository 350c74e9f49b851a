/** Runs work one after the other, whatever became of the one before. Who asks for a work gets its error. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined); // whoever asked for it has the error
    return done;
  }
}
