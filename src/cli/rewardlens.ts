import manifest from "../../package.json" with { type: "json" };
import type { Program } from "./program.ts";
import { addAudit } from "./verbs/audit.ts";
import { addCrossvalidate } from "./verbs/crossvalidate.ts";
import { addDrift } from "./verbs/drift.ts";
import { addEvaluate } from "./verbs/evaluate.ts";
import { addExplain } from "./verbs/explain.ts";
import { addExport } from "./verbs/export.ts";
import { addFeatures } from "./verbs/features.ts";
import { addHeads } from "./verbs/heads.ts";
import { addReport } from "./verbs/report.ts";
import { addScore } from "./verbs/score.ts";
import { addTrain } from "./verbs/train.ts";
import { addVerify } from "./verbs/verify.ts";
import { addVerifyModel } from "./verbs/verify-model.ts";

/** The command line: `rewardlens VERB`. */
export const rewardlens: Program = {
  name: "rewardlens",
  description: "Scores responses by a reward model, and trains it on your choices. Nothing leaves this machine.",
  version: manifest.version,
  verbs: [
    addScore,
    addExplain,
    addTrain,
    addEvaluate,
    addCrossvalidate,
    addAudit,
    addDrift,
    addHeads,
    addReport,
    addExport,
    addVerify,
    addVerifyModel,
    addFeatures,
  ],
};
