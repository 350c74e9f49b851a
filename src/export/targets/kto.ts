import { leavesBehind, leavesOut, onlyTexts } from "../losses.ts";
import { chosenAndRejected, type Preference, assistant, messagesOf } from "../preference.ts";
import { jsonLines, type Target } from "../target.ts";

/** TRL's "unpaired preference" type in its standard format: two lines a choice. */
export const kto: Target = {
  name: "kto",
  title: "KTO, texts",
  description: "KTO trainers: two lines a choice, `prompt`, `completion` as texts and `label`",
  ending: "jsonl",
  documented: "https://huggingface.co/docs/trl/dataset_formats",
  leavesOut: [leavesOut.skips, leavesOut.same, leavesOut.ties],
  leavesBehind: [...onlyTexts, leavesBehind.pairing, leavesBehind.turns],
  write: (preferences) =>
    jsonLines(preferences, (one) =>
      thumbs(one).map(({ text, label }) => ({ prompt: one.query, completion: text, label })),
    ),
};

/** A thumb for each response: up for the chosen one, down for the rejected one and for both of "both bad". */
function thumbs(preference: Preference): readonly { readonly text: string; readonly label: boolean }[] {
  const [chosen, rejected] = chosenAndRejected(preference);
  return [
    { text: chosen, label: preference.choice !== "both-bad" },
    { text: rejected, label: false },
  ];
}

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
