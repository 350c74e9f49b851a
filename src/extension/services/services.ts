import { join } from "node:path";
import type { LogOutputChannel, Memento, Uri } from "vscode";
import type { DocumentService } from "../documents/document-service.ts";
import type { EncoderService } from "./encoder-service.ts";
import type { HeadService } from "../heads/head-service.ts";
import type { QueryService } from "./query-service.ts";
import type { PreferenceStores } from "./preference-stores.ts";
import type { ScoreService } from "../scores/score-service.ts";

/** What the features share; made once by activate. */
export interface Services {
  readonly encoders: EncoderService;
  /** The preference logs of the workspace's folders. */
  readonly stores: PreferenceStores;
  readonly heads: HeadService;
  readonly scores: ScoreService;
  readonly documents: DocumentService;
  readonly queries: QueryService;
  readonly log: LogOutputChannel;
  readonly workspaceState: Memento;
  /** The extension's own folder. */
  readonly extensionUri: Uri;
}

/** Path of a program that the build makes, beside the extension's own. */
export function programOf(
  { extensionUri }: Pick<Services, "extensionUri">,
  name: "fit-worker" | "project" | "expectations",
): string {
  return join(extensionUri.fsPath, "dist", `${name}.js`);
}
