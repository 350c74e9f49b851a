import { EncoderError } from "../../encoder/encoder.ts";
import { StoreError } from "../../store/files/store-error.ts";
import { TrainError } from "../../core/trainable.ts";
import { trainProblemText } from "../../report/training-text.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { messages } from "../messages.ts";

/** An error whose message is for people: what went wrong and what to do about it. */
export class ShownError extends Error {
  override readonly name: string = "ShownError";
}

/** What went wrong and what to do about it, for people. The messages of encoder and store errors say both. */
export function describeError(error: unknown): string {
  if (error instanceof EncoderError && error.code === "encoder-failed")
    return messages.error.encoderFailed(error.message);
  if (error instanceof TrainError) return trainProblemText(error.problem);
  const known = [EncoderError, StoreError, SourceError, ShownError].some((kind) => error instanceof kind);
  if (error instanceof Error && known) return error.message;
  return messages.error.unexpected(error instanceof Error ? error.message : String(error));
}
