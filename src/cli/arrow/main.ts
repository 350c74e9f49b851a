/** The program behind a pipe for other languages: texts are Arrow batches (score, features), what a training needs are messages (pairs, train). */
import manifest from "../../../package.json" with { type: "json" };
import { runProcess } from "../run-process.ts";
import { addFeatureBatches } from "./features.ts";
import { addPairKeys } from "./pairs.ts";
import { addScoreBatches } from "./score.ts";
import { addTrainByMessages } from "./train.ts";

await runProcess({
  name: "arrow-worker",
  description: "Answers what comes on stdin on stdout, until stdin ends: batches of texts, or messages of a training.",
  version: manifest.version,
  verbs: [addScoreBatches, addFeatureBatches, addPairKeys, addTrainByMessages],
});
