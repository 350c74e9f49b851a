import type { Message } from "../../formats/canonical/messages.ts";
import { leavesOut, onlyPreferences, onlyTexts } from "../losses.ts";
import { chosenAndRejected, messagesOf, type Preference } from "../preference.ts";
import { jsonList, type Target } from "../target.ts";

const FROM: Readonly<Record<string, string>> = { user: "human", assistant: "gpt" };

/** LLaMA-Factory's ShareGPT format with `ranking: true`: a system's part, then the human and the model in turns. */
export const llamaFactory: Target = {
  name: "llama-factory",
  title: "DPO in LLaMA-Factory",
  description: "LLaMA-Factory, ShareGPT format with `ranking`: `conversations`, `chosen`, `rejected`",
  ending: "json",
  documented: "https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md",
  leavesOut: [...onlyPreferences, leavesOut.tools, leavesOut.order],
  leavesBehind: onlyTexts,
  write: (preferences) => jsonList(preferences, toRecord),
};

function toRecord(preference: Preference): object {
  const [chosen, rejected] = chosenAndRejected(preference);
  const [first, ...rest] = messagesOf(preference);
  const turns = first.role === "system" ? rest : [first, ...rest];
  return {
    conversations: turns.map(({ role, content }: Message) => ({ from: FROM[role], value: content })),
    system: first.role === "system" ? first.content : "",
    chosen: { from: "gpt", value: chosen },
    rejected: { from: "gpt", value: rejected },
  };
}
