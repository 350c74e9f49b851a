import { TrainError } from "../core/train.ts";
import { EncoderError } from "../encoder/encoder.ts";
import { StoreError } from "../store/files/store-error.ts";
import { InputError } from "./errors.ts";

/** Whether an error is one that its message explains to people; any other is a fault of the program. */
export function isExpected(error: unknown): error is Error {
  return [InputError, StoreError, EncoderError, TrainError].some((type) => error instanceof type);
}
