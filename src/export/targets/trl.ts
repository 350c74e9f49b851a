import { leavesBehind, onlyPreferences, onlyTexts } from "../losses.ts";
import { chosenAndRejected } from "../preference.ts";
import { jsonLines, type Target } from "../target.ts";

/** TRL's "preference" type in its standard format, with an explicit prompt. */
export const trl: Target = {
  name: "trl",
  title: "TRL, texts",
  description: "trainers of TRL for DPO and rewards: `prompt`, `chosen`, `rejected` as texts",
  ending: "jsonl",
  documented: "https://huggingface.co/docs/trl/dataset_formats",
  leavesOut: onlyPreferences,
  leavesBehind: [...onlyTexts, leavesBehind.turns],
  write: (preferences) =>
    jsonLines(preferences, (one) => {
      const [chosen, rejected] = chosenAndRejected(one);
      return [{ prompt: one.query, chosen, rejected }];
    }),
};
