import type { Expectations } from "./expectations/index.ts";
import type { ExplainFeature } from "./explain/explain-feature.ts";
import type { ExplainView } from "./explain/explain-view.ts";
import type { History } from "./history/history.ts";
import type { InspectorFeature } from "./inspector/inspector-feature.ts";
import type { Lesson } from "./lesson/lesson-feature.ts";
import type { ModelFeature } from "./model/model-feature.ts";
import type { DocumentService } from "./documents/document-service.ts";
import type { EncoderService } from "./services/encoder-service.ts";
import type { HeadService } from "./heads/head-service.ts";
import type { PromptsFeature } from "./prompts/prompts-feature.ts";
import type { ScoreService } from "./scores/score-service.ts";
import type { Services } from "./services/services.ts";
import type { AutoTrain } from "./training/auto-train.ts";
import type { TrainingService } from "./training/training-service.ts";
import type { Versions } from "./versions/versions.ts";

/** What activate returns: for the extension's own tests, promised to nobody else. */
export interface RewardLensApi {
  readonly encoders: EncoderService;
  readonly heads: HeadService;
  readonly scores: ScoreService;
  readonly documents: DocumentService;
  /** The Choices view. */
  readonly history: Pick<History, "view" | "stores">;
  /** The Models view. */
  readonly versions: Pick<Versions, "view">;
  /** The training that runs. */
  readonly training: TrainingService;
  readonly autoTrain: AutoTrain;
  /** The Model panel. */
  readonly model: Pick<ModelFeature, "view">;
  /** Explanations in the editor, and their view. */
  readonly explain: { readonly feature: ExplainFeature; readonly view: ExplainView };
  /** The Testing view. */
  readonly expectations: Expectations;
  readonly inspector: Pick<InspectorFeature, "view">;
  /** The Compare Prompts panel. */
  readonly prompts: Pick<PromptsFeature, "compare" | "view">;
  /** The lesson: what its page asks, and what was answered. */
  readonly lesson: Lesson;
  /** Resolves when the head is loaded and no text is being encoded. */
  whenIdle(): Promise<void>;
}

export function createApi(
  { encoders, heads, scores, documents }: Services,
  features: Omit<RewardLensApi, "encoders" | "heads" | "scores" | "documents" | "whenIdle">,
): RewardLensApi {
  return {
    ...{ encoders, heads, scores, documents },
    ...features,
    async whenIdle() {
      await heads.current();
      await scores.whenIdle();
    },
  };
}
