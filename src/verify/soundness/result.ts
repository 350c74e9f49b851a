import type { Estimate } from "../../core/types.ts";
import type { EditName } from "../../report/blind-spots/edit-names.ts";

/** Texts under one condition against the same texts read one by one by another process with one thread. */
export interface SameBits {
  readonly condition: "process" | "order" | "neighbours" | "threads" | "cache";
  readonly texts: number;
  /** Texts of which a bit differs. */
  readonly different: number;
  /** The largest differences found: of the reward in logits, of the score. */
  readonly reward: number;
  readonly score: number;
}

/** A response before and after its edits. */
export interface Example {
  readonly query: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly EditName[];
  /** How much the reward rose, in logits. */
  readonly gain: number;
}

/** What a change does that must not matter. */
export interface Harmless {
  readonly edit: EditName;
  readonly queries: number;
  /** Pairs one of whose responses was changed; each pair counts for each of its responses to which the change applies. */
  readonly compared: number;
  /** How often the order of the pair is another one. */
  readonly turned: Estimate;
  /** |change of reward|, in typical margins: its mean, and the largest. */
  readonly change: Estimate;
  readonly largest: number;
  readonly worst?: Example | undefined;
}

/** What a change does that must not pay. */
export interface Attack {
  readonly edit: EditName;
  readonly queries: number;
  readonly responses: number;
  /** How often the changed response beats its original by more than noise. */
  readonly pays: Estimate;
  /** Change of reward, in typical margins. */
  readonly gain: Estimate;
  /** Of pairs that the model orders as they were chosen: how often the worse response, changed, beats the better one. */
  readonly overtaken: number;
  readonly overtakes: Estimate;
  readonly worst?: Example | undefined;
}

export interface Search {
  /** Texts that it scored, and how many it might. */
  readonly scored: number;
  readonly budget: number;
  /** The responses it began with. */
  readonly starts: number;
  /** How often it raised the reward by a typical margin or more. */
  readonly raised: Estimate;
  /** How often the raised response beats the better one to its query; of starts that had one which the model preferred. */
  readonly rivals: number;
  readonly beaten: number;
  /** Median gain in typical margins. */
  readonly gain: number;
  /** In how many of the best results an edit is, the most frequent first. */
  readonly edits: readonly { readonly edit: EditName; readonly results: number }[];
  /** The best result of each start, the largest gain first. */
  readonly found: readonly Example[];
}

export interface Limits {
  /** Largest share of pairs that a change may turn. */
  readonly turned: number;
  /** Largest share of responses for which an attack may pay, and of better responses that it may overtake. */
  readonly paying: number;
  /** Largest share of responses that the search may raise by a typical margin. */
  readonly raised: number;
}

/** What was found of a model. Texts may be anybody's. */
export interface Soundness {
  readonly model: string;
  /** What it was checked on, for people: names of files. */
  readonly source: string;
  readonly pairs: number;
  readonly chosen: number;
  readonly queries: number;
  /** Different texts that were scored. */
  readonly texts: number;
  /** Median |Δ| of the two responses of a pair, in logits; 0 where the model can't tell. */
  readonly typicalMargin: number;
  /** Of the chosen pairs, how many the model orders so. */
  readonly agrees: Estimate;
  readonly sameBits: readonly SameBits[];
  readonly harmless: readonly Harmless[];
  readonly attacks: readonly Attack[];
  readonly search?: Search | undefined;
  readonly limits: Limits;
}
