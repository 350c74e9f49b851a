/** Message trees of Open-Assistant: the replies to one message, two by two, as people ranked them. */
import { z } from "zod";
import { type Comparison, higher, merged, pairsOf } from "../comparisons.ts";
import { jsonLines } from "../texts.ts";

interface Message {
  readonly text: string;
  readonly role: string;
  readonly rank?: number | null | undefined;
  readonly replies?: readonly Message[] | null | undefined;
}

const message: z.ZodType<Message> = z.object({
  ...{ text: z.string(), role: z.string(), rank: z.number().nullish() },
  get replies() {
    return z.array(message).nullish();
  },
});
const tree = z.object({ message_tree_id: z.string(), prompt: message });

/** Messages that a query repeats: what is answered and up to two before it. */
const CONTEXT = 3;

function comparisonsBelow(above: readonly string[], { text, replies }: Message, group: string): Comparison[] {
  const thread = [...above, text];
  const ranked = (replies ?? []).flatMap(({ role, rank, text: reply }) =>
    role === "assistant" && typeof rank === "number" ? [{ reply, rank }] : [],
  );
  const here = pairsOf(ranked).flatMap(([a, b]) =>
    a.rank === b.rank
      ? []
      : {
          ...{ query: thread.slice(-CONTEXT).join("\n\n"), first: a.reply, second: b.reply, group },
          votes: [{ annotator: "people", choice: higher(b.rank, a.rank) }],
        },
  );
  return [...here, ...(replies ?? []).flatMap((reply) => comparisonsBelow(thread, reply, group))];
}

export const fromTrees = ([text]: readonly string[]): Comparison[] =>
  merged(jsonLines(text, tree).flatMap(({ message_tree_id, prompt }) => comparisonsBelow([], prompt, message_tree_id)));
