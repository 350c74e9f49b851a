import { leavesBehind, onlyTexts } from "../losses.ts";
import { assistant, messagesOf } from "../preference.ts";
import { jsonLines, type Target } from "../target.ts";
import { kto, thumbs } from "./kto.ts";

/** TRL's "unpaired preference" type in its conversational format: two lines a choice. */
export const ktoChat: Target = {
  name: "kto-chat",
  title: "KTO, messages",
  description: "the same trainers: `prompt` and `completion` as lists of messages",
  ending: "jsonl",
  documented: "https://huggingface.co/docs/trl/dataset_formats",
  leavesOut: kto.leavesOut,
  leavesBehind: [...onlyTexts, leavesBehind.pairing],
  write: (preferences) =>
    jsonLines(preferences, (one) => {
      const prompt = messagesOf(one);
      return thumbs(one).map(({ text, label }) => ({ prompt, completion: [assistant(text)], label }));
    }),
};
