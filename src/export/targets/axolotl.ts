import { leavesOut, onlyPreferences, onlyTexts } from "../losses.ts";
import { assistant, chosenAndRejected, messagesOf } from "../preference.ts";
import { jsonLines, type Target } from "../target.ts";

/** Axolotl's `chat_template.default` for DPO, whose roles are user, assistant and system. */
export const axolotl: Target = {
  name: "axolotl",
  title: "DPO in Axolotl",
  description: "Axolotl, `rl: dpo` with `type: chat_template.default`: `messages`, `chosen`, `rejected`",
  ending: "jsonl",
  documented: "https://docs.axolotl.ai/docs/rlhf.html",
  leavesOut: [...onlyPreferences, leavesOut.tools],
  leavesBehind: onlyTexts,
  write: (preferences) =>
    jsonLines(preferences, (one) => {
      const [chosen, rejected] = chosenAndRejected(one);
      return [{ messages: messagesOf(one), chosen: assistant(chosen), rejected: assistant(rejected) }];
    }),
};
