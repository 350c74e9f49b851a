import type { Event, LogOutputChannel, Memento, Uri } from "vscode";
import type { PairRanker } from "./queues/order-pairs.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";
import type { PairScorer } from "../compare/prediction.ts";

/** The part of the extension's services that Compare needs. */
export interface CompareServices {
  readonly scores: PairScorer;
  readonly heads: { readonly onDidChangeHead: Event<unknown> };
  readonly stores: Pick<PreferenceStores, "read" | "of" | "onDidChange">;
  readonly log: LogOutputChannel;
  readonly extensionUri: Uri;
  readonly workspaceState: Memento;
  /** Orders the queues that ask the informative pairs first. */
  readonly ranker?: PairRanker;
}
