import { leavesBehind, onlyPreferences, onlyTexts } from "../losses.ts";
import { chosenAndRejected, assistant, messagesOf } from "../preference.ts";
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

/** TRL's "preference" type in its conversational format, with an explicit prompt. */
export const trlChat: Target = {
  name: "trl-chat",
  title: "TRL, messages",
  description: "the same trainers: `prompt`, `chosen`, `rejected` as lists of messages",
  ending: "jsonl",
  documented: "https://huggingface.co/docs/trl/dataset_formats",
  leavesOut: onlyPreferences,
  leavesBehind: onlyTexts,
  write: (preferences) =>
    jsonLines(preferences, (one) => {
      const [chosen, rejected] = chosenAndRejected(one);
      return [{ prompt: messagesOf(one), chosen: [assistant(chosen)], rejected: [assistant(rejected)] }];
    }),
};
