/** Input that cannot be used: exit code 1. The message says what to change. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** A call that is not a valid command: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The user pressed Ctrl-C: exit code 130. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

export const ExitCode = { done: 0, badInput: 1, wrongUsage: 2, interrupted: 130 } as const;
