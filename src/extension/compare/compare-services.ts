import type { Event, LogOutputChannel, Uri } from "vscode";
import type { PairScorer } from "./prediction.ts";

/** The part of the extension's services that Compare needs. */
export interface CompareServices {
  readonly scores: PairScorer;
  readonly heads: { readonly onDidChangeHead: Event<unknown> };
  readonly log: LogOutputChannel;
  readonly extensionUri: Uri;
}
