import { TrainError } from "../core/trainable.ts";
import { EncoderError } from "../encoder/encoder.ts";
import { StoreError } from "../store/files/store-error.ts";
import { trainProblemText } from "../report/training-text.ts";
import { InputError } from "./errors.ts";

/** What to say about an error that people can fix; undefined for any other, which is a fault of the program. */
export function expectedMessage(error: unknown): string | undefined {
  if (error instanceof TrainError) return trainProblemText(error.problem);
  if (error instanceof InputError || error instanceof StoreError || error instanceof EncoderError) return error.message;
  return undefined;
}
