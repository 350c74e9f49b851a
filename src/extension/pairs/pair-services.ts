import type { LogOutputChannel, Memento, Uri } from "vscode";
import type { DocumentService } from "../documents/document-service.ts";
import type { HeadService } from "../heads/head-service.ts";
import type { QueryService } from "../services/query-service.ts";
import type { ScoredResponse } from "../scores/score.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";
import type { Services } from "../services/services.ts";
import type { PairSource } from "./pair-source.ts";
import type { PairRanker } from "./queues/order-pairs.ts";
import { rankByInformation } from "./queues/rank-by-information.ts";
import { RecordProblems } from "./record-problems.ts";

/** The part of the score service that a prediction needs. */
export interface PairScorer {
  score(query: string, response: string, signal?: AbortSignal): Promise<ScoredResponse>;
}

/** What comparing, ranking and queues share. */
export interface PairServices {
  readonly scores: PairScorer;
  readonly heads: Pick<HeadService, "used" | "onDidChangeHead">;
  readonly stores: Pick<PreferenceStores, "read" | "of" | "onDidChange">;
  readonly documents: DocumentService;
  readonly queries: QueryService;
  readonly log: LogOutputChannel;
  readonly extensionUri: Uri;
  readonly workspaceState: Memento;
  /** Lines of files of pairs that could not be used. */
  readonly problems: RecordProblems;
  /** Orders the queues that ask the informative pairs first. */
  readonly ranker?: PairRanker;
}

/** The part of Compare that queues use. */
export interface PairComparer {
  compare(source: PairSource): Promise<void>;
}

export function pairServices(services: Services): PairServices {
  return { ...services, problems: new RecordProblems(), ranker: rankByInformation(services) };
}
