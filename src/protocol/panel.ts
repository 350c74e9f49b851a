/** Why a call of a panel's page failed. */
export type FailureCode =
  | "stale" // what it is about is no longer on the screen, or its answer is on its way already
  | "not-stored" // nothing was stored in the log; what is on the screen stays
  | "nothing-to-undo"
  | "bad-message" // a message that the protocol does not have
  | "failed";

/** How a rejected call arrives on the page. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}
