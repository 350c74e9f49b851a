import { EncoderError } from "../../encoder/encoder.ts";
import { StoreError } from "../../store/store-error.ts";
import { TrainError } from "../../core/trainable.ts";
import { trainProblemText } from "../../report/training-text.ts";
import { messages } from "../messages.ts";
import { MissingHeadError } from "../heads/head-choice.ts";
import { EmptyResponseError, NotANumberError, UnreadableResponseError } from "../scores/score-service.ts";
import { wholePercent } from "../../report/format.ts";

/** What went wrong and what to do about it, for people. The messages of encoder and store errors say both. */
export function describeError(error: unknown): string {
  if (error instanceof EncoderError && error.code === "encoder-failed")
    return messages.error.encoderFailed(error.message);
  if (error instanceof EncoderError || error instanceof StoreError) return error.message;
  if (error instanceof TrainError) return trainProblemText(error.problem);
  if (error instanceof MissingHeadError) return messages.head.missing();
  if (error instanceof EmptyResponseError) return messages.lens.empty();
  if (error instanceof UnreadableResponseError) return messages.lens.unreadable(wholePercent(error.unknown));
  if (error instanceof NotANumberError) return messages.error.notANumber();
  return messages.error.unexpected(error instanceof Error ? error.message : String(error));
}
