import { onlyPreferences, onlyTexts } from "../losses.ts";
import { assistant, chosenAndRejected, messagesOf } from "../preference.ts";
import { jsonLines, type Target } from "../target.ts";

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
