import type { History } from "./history/history.ts";
import type { DocumentService } from "./services/document-service.ts";
import type { EncoderService } from "./services/encoder-service.ts";
import type { HeadService } from "./services/head-service.ts";
import type { ScoreService } from "./services/score-service.ts";
import type { Services } from "./services/services.ts";
import type { Versions } from "./versions/versions.ts";

/** What activate returns: for the extension's own tests, promised to nobody else. */
export interface RewardLensApi {
  readonly encoders: EncoderService;
  readonly heads: HeadService;
  readonly scores: ScoreService;
  readonly documents: DocumentService;
  /** The Choices view. */
  readonly history: Pick<History, "view" | "stores">;
  /** The Versions view. */
  readonly versions: Pick<Versions, "view">;
  /** Resolves when the head is loaded and no text is being encoded. */
  whenIdle(): Promise<void>;
}

export function createApi(
  { encoders, heads, scores, documents }: Services,
  history: RewardLensApi["history"],
  versions: RewardLensApi["versions"],
): RewardLensApi {
  return {
    encoders,
    heads,
    scores,
    documents,
    history,
    versions,
    async whenIdle() {
      await heads.current();
      await scores.whenIdle();
    },
  };
}
