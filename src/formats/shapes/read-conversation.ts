import { isChat } from "../canonical/chat.ts";
import { answersOf } from "../canonical/conversation.ts";
import { canonicalQuery, canonicalTurns } from "../canonical/query.ts";
import { MAX_RESPONSES } from "../text/limits.ts";
import { readAsked, type Asked } from "../roles/asked.ts";
import type { Cells } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Plan } from "../roles/plan.ts";
import type { Sample, SampleReading } from "../roles/sample.ts";

/** A conversation: each answer, with the turns before it as its query. With a `label` (KTO) only the last answer was judged. */
export function readConversation(cells: Cells, plan: Plan): SampleReading | undefined {
  const asked = readAsked(cells, { ...plan, query: [], chat: chatOf(cells, plan) });
  if ("message" in asked) return asked;
  if (asked.chat === undefined) return undefined;
  return conversationSamples(
    asked.turns,
    plan.verdicts.some((one) => classify(one.name).words.includes("label")),
  );
}

/** The column of the conversation: the one that is named so, else the query where it is one, else the only one that is. */
function chatOf({ values }: Cells, { chat, query }: Plan): string | undefined {
  if (chat !== undefined && typeof values[chat] === "object") return chat;
  const asked = query.find((name) => isChat(values[name]));
  if (asked !== undefined) return asked;
  const chats = Object.keys(values).filter((name) => isChat(values[name]));
  return chats.length === 1 ? chats[0] : chat;
}

/** The answers of a conversation as samples. @param lastOnly whether only the last one was judged */
export function conversationSamples(turns: Asked["turns"], lastOnly = false): SampleReading {
  const all = [...answersOf(turns)].map((answered, i) => ({ ...answered, label: `Assistant ${i + 1}` }));
  if (all.length === 0) return { message: "contains no answer to a question" };
  const answers = lastOnly ? all.slice(-1) : all.slice(0, MAX_RESPONSES);
  const samples = answers.map(({ answer: { text, place }, question, before, label }): Sample => {
    const said = canonicalTurns(before);
    return {
      query: canonicalQuery(said),
      turns: said,
      queryPlace: question.place,
      responses: [{ text, label, place }],
      judgements: [],
      isPair: false,
    };
  });
  return {
    samples,
    notes:
      !lastOnly && all.length > MAX_RESPONSES ? [`has ${all.length} answers: the first ${MAX_RESPONSES} are read`] : [],
  };
}
