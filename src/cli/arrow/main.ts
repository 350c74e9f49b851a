/** The program behind a pipe for other languages: Arrow batches of texts on stdin, Arrow batches of answers on stdout. */
import manifest from "../../../package.json" with { type: "json" };
import { runProcess } from "../run-process.ts";
import { addFeatureBatches } from "./features.ts";
import { addScoreBatches } from "./score.ts";

await runProcess({
  name: "arrow-worker",
  description: "Answers Arrow batches of texts on stdin by Arrow batches on stdout, until stdin ends.",
  version: manifest.version,
  verbs: [addScoreBatches, addFeatureBatches],
});
