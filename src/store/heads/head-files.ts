import { StoreError } from "../files/store-error.ts";

export const WEIGHTS = "head.safetensors";
export const CARD = "card.json";
export const REPORT = "report.json";

/** The files of a head. */
export const HEAD_FILES = [WEIGHTS, CARD, REPORT];

/** Those without which it scores nothing, its weights first. */
export const MODEL_FILES = [WEIGHTS, CARD] as const;

/** What `make` gives of the file at a path. @throws StoreError "head-broken" */
export function checked<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      "head-broken",
      `The model at ${path} is damaged: ${reason}. Train it again, or restore the file.`,
      { cause: error },
    );
  }
}
