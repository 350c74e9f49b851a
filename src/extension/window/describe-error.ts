import { TrainError } from "../../core/train.ts";
import { EncoderError } from "../../encoder/encoder.ts";
import { StoreError } from "../../store/store-error.ts";
import { messages } from "../messages.ts";

/** An error whose message is for people: what went wrong and what to do about it. */
export class ShownError extends Error {
  override readonly name: string = "ShownError";
}

/** What went wrong and what to do about it, for people. The errors of encoder, store and training say both themselves. */
export function describeError(error: unknown): string {
  if (error instanceof EncoderError && error.code === "encoder-failed")
    return messages.error.encoderFailed(error.message);
  const known = [EncoderError, StoreError, TrainError, ShownError].some((kind) => error instanceof kind);
  if (error instanceof Error && known) return error.message;
  return messages.error.unexpected(error instanceof Error ? error.message : String(error));
}
