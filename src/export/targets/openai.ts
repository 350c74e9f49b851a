import { leavesOut, onlyPreferences, onlyTexts } from "../losses.ts";
import { assistant, chosenAndRejected, messagesOf } from "../preference.ts";
import { jsonLines, type Target } from "../target.ts";

/** OpenAI's format for preference fine-tuning. A tool's result must follow its call there, and no call is kept. */
export const openai: Target = {
  name: "openai",
  title: "OpenAI preference",
  description: "preference fine-tuning of OpenAI: `input`, `preferred_output`, `non_preferred_output`",
  ending: "jsonl",
  documented: "https://developers.openai.com/api/docs/guides/direct-preference-optimization",
  leavesOut: [...onlyPreferences, leavesOut.tools],
  leavesBehind: onlyTexts,
  write: (preferences) =>
    jsonLines(preferences, (one) => {
      const [chosen, rejected] = chosenAndRejected(one);
      const input = { messages: messagesOf(one), tools: [], parallel_tool_calls: true };
      return [{ input, preferred_output: [assistant(chosen)], non_preferred_output: [assistant(rejected)] }];
    }),
};
