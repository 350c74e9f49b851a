import { InvalidArgumentError } from "commander";

/** Reads an option as a limit of a share, above 0 and below 1. */
export function shareLimit(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError(
    "It must be a number above 0 and below 1: at 1 nothing can fail, and at 0 nothing can pass.",
  );
}

/** Reads an option as a whole number from `least` on. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
  };
}
