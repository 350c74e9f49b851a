import type { CompareErrorCode, CompareFailure } from "../../protocol/compare.ts";

/** A call of the panel that failed; its code survives the way to the page. */
export class CompareError extends Error implements CompareFailure {
  override readonly name = "CompareError";
  readonly code: CompareErrorCode;

  constructor(code: CompareErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What the page is told of an error. */
export function toFailure(error: unknown): CompareFailure {
  if (error instanceof CompareError) return { code: error.code, message: error.message };
  return { code: "failed", message: error instanceof Error ? error.message : String(error) };
}
