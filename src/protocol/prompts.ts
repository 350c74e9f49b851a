/** What a person chose of a pair. */
export type PersonsChoice = "now" | "before" | "tie" | "both-bad" | "skip";

/** A query that both sets of responses have answered. */
export interface PromptRow {
  /** Its first words. */
  readonly query: string;
  /** Scores of the pair in which the new response does worst. */
  readonly now: number;
  readonly before: number;
  /** The lead of the new response, logits. */
  readonly lead: number;
  /** How likely the new response is chosen. */
  readonly probability: number;
  readonly verdict: "sure" | "close" | "same";
  readonly person?: PersonsChoice | undefined;
}

/** Whether a person chose the response that the model predicts to lose. */
export const isAgainst = ({ person, lead }: Pick<PromptRow, "person" | "lead">): boolean =>
  (person === "now" && lead < 0) || (person === "before" && lead > 0);

/** Two sets of responses, compared. */
export interface ComparedPrompts {
  readonly kind: "compared";
  /** Names of the two sets. */
  readonly now: string;
  readonly before: string;
  /** The verdict and its figures, a sentence each. */
  readonly sentence: string;
  readonly verdict: "better" | "worse" | "unclear";
  /** What was left out and why. */
  readonly notes: readonly string[];
  /** Queries that one set alone has answered: their number and the first words of the first of them. */
  readonly only: readonly { readonly set: string; readonly count: number; readonly queries: readonly string[] }[];
  /** The biggest losses first. */
  readonly rows: readonly PromptRow[];
}

export interface PromptsView {
  /** `reason`: why there is nothing to show, for people; "" where nothing was asked for yet. */
  readonly screen: { readonly kind: "empty" | "busy"; readonly reason: string } | ComparedPrompts;
  /** Opaque: the page keeps it, and VS Code gives it back after a reload of the window. */
  readonly memento: unknown;
}

/** What the panel asks of the extension; a call that fails rejects with a Failure. */
export interface PromptsFunctions {
  ready(): Promise<PromptsView>;
  /** Opens the pair of a row to choose, or both texts where the person has chosen. @param row its place among the rows */
  open(row: number): Promise<void>;
  /** Compares the same sets once more, or asks for others. */
  act(action: "again" | "others"): Promise<void>;
}

/** What the extension sends to the panel. */
export interface PromptsEvents {
  show(view: PromptsView): void;
}
