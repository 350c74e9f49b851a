import { messages } from "../messages.ts";
import { ShownError } from "../window/describe-error.ts";
import { wholePercent } from "../../report/format.ts";

/** The response has no text. */
export class EmptyResponseError extends ShownError {
  override readonly name = "EmptyResponseError";
  constructor() {
    super(messages.lens.empty());
  }
}

/** Too many of the response's words are unknown to the encoder. */
export class UnreadableResponseError extends ShownError {
  override readonly name = "UnreadableResponseError";
  /** @param unknown their share */
  constructor(unknown: number) {
    super(messages.lens.unreadable(wholePercent(unknown)));
  }
}

/** The head's numbers and the features' make no number. */
export class NotANumberError extends ShownError {
  override readonly name = "NotANumberError";
  constructor(head: string, score: number) {
    super(messages.error.notANumber(), { cause: `head ${head} gives ${score}` });
  }
}
