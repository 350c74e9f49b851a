export type Message = { readonly role: string; readonly content: string };

export interface Read {
  readonly query?: string | readonly Message[];
  readonly query_has?: readonly string[];
  readonly response?: string;
  readonly chosen?: string;
  readonly rejected?: string;
}

/** What is right, or one of several right results. Keys that only people can judge are not checked. */
export interface Expected {
  readonly either?: readonly Expected[];
  readonly pairs?: readonly Read[] | number;
  readonly responses?: readonly Read[] | number;
  readonly lenses?: readonly Read[] | number;
  readonly ties?: number;
  readonly both_bad?: number;
  readonly ask?: string;
  /** The right result after an answer. */
  readonly if?: readonly { readonly answer: string; readonly pairs: readonly Read[] | number }[];
  readonly skipped?: number;
  readonly warned?: boolean;
  readonly say?: string;
  readonly exit?: number | string;
  readonly queries?: number;
  readonly same_as?: string;
  /** The head to score with. */
  readonly head?: string;
  readonly score?: null;
  readonly notice?: string;
  readonly interval_at_least?: number;
  readonly same_reward?: readonly (readonly string[])[];
  readonly rewards_differ?: readonly [string, string];
  readonly higher?: readonly [string, string];
  readonly not_above?: readonly [string, string];
  readonly tokens?: number;
}

/** A line of EXPECT.jsonl. */
export interface ReadingCase {
  readonly file: string;
  readonly line?: number;
  readonly as: "pairs" | "responses" | "lens" | "score" | "train" | "evaluate";
  readonly expect: Expected;
  readonly kind: string;
  readonly after?: string;
}
