import { percentOf } from "../../core/features/legibility.ts";
import { EncoderError } from "../../encoder/encoder.ts";
import { StoreError } from "../../store/store-error.ts";
import { TrainError } from "../../core/train.ts";
import { messages } from "../messages.ts";
import { MissingHeadError } from "../heads/head-choice.ts";
import { EmptyResponseError, NotANumberError, UnreadableResponseError } from "../scores/score-service.ts";

/** What went wrong and what to do about it, for people. The errors of encoder, store and training say both themselves. */
export function describeError(error: unknown): string {
  if (error instanceof EncoderError && error.code === "encoder-failed")
    return messages.error.encoderFailed(error.message);
  if (error instanceof EncoderError || error instanceof StoreError || error instanceof TrainError) return error.message;
  if (error instanceof MissingHeadError) return messages.head.missing();
  if (error instanceof EmptyResponseError) return messages.lens.empty();
  if (error instanceof UnreadableResponseError) return messages.lens.unreadable(percentOf(error.unknown));
  if (error instanceof NotANumberError) return messages.error.notANumber();
  return messages.error.unexpected(error instanceof Error ? error.message : String(error));
}
