/** The edits of a run. An edit is undone before the answers that came before it. */
export class RunEdits {
  readonly #edits: { readonly record: string; readonly answers: number }[] = [];
  /** Answers given, less those undone. */
  #answers = 0;

  add(record: string): void {
    this.#edits.push({ record, answers: this.#answers });
  }

  /** Id of the edit that undo withdraws; undefined where it withdraws an answer. */
  get last(): string | undefined {
    const last = this.#edits.at(-1);
    return last !== undefined && last.answers >= this.#answers ? last.record : undefined;
  }

  removeLast(): void {
    this.#edits.pop();
  }

  answered(): void {
    this.#answers++;
  }

  unanswered(): void {
    this.#answers--;
  }
}
