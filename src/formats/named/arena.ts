import { isChat, readTurns, type Turn } from "../canonical/chat.ts";
import { judgedBy } from "../roles/attributes.ts";
import { isObject } from "../roles/cells.ts";
import { conversationSamples } from "../shapes/read-conversation.ts";
import { pick, type Candidate, type Fields, type Judgement, type SampleReading } from "../roles/sample.ts";
import { readVerdict } from "../roles/verdict-words.ts";
import type { Place } from "../text/place.ts";
import { voteOf } from "./samples.ts";
import { planOfRecord } from "../roles/plan.ts";

const NO_TEXTS = "contains a verdict without the answers that were judged";

/**
 * Reads a vote between two conversations (MT-Bench, Chatbot Arena): `conversation_a`, `conversation_b`, `winner` (without it
 * they are rivals), and the `turn` whose answers were judged (1-based; without it the last). Both are in the order of their models'
 * columns; in a later turn each has a context of its own: the query is the first conversation's. Undefined for any
 * other record.
 */
export function readArenaVote(fields: Fields): SampleReading | undefined {
  if (!isChat(fields["conversation_a"]) || !isChat(fields["conversation_b"]))
    return "judgment_ab" in fields || ("g1_judgment" in fields && "model_1" in fields)
      ? { message: NO_TEXTS }
      : undefined;
  const a = readTurns(fields["conversation_a"], ["conversation_a"]);
  const b = readTurns(fields["conversation_b"], ["conversation_b"]);
  if ("message" in a) return a;
  if ("message" in b) return b;
  const turn = typeof fields["turn"] === "number" && fields["turn"] >= 1 ? fields["turn"] : undefined;
  const [first, second] = [judged(a, turn), judged(b, turn)];
  if (!first || !second) return { message: `has no answer in turn ${turn ?? 1} of both conversations` };
  const responses = [first, second].map(({ text, place }, i): Candidate => ({
    text,
    label: `model ${"ab"[i]}`,
    place,
  }));
  const winner = pick(fields, ["winner", "vote", "preference"])?.value;
  const models = ["model_a", "model_b"].map((name) => (typeof fields[name] === "string" ? fields[name] : ""));
  const sides = { keys: ["a", "b"], columns: ["model_a", "model_b"], texts: responses.map(({ text }) => text), models };
  const outcome = typeof winner === "string" ? readVerdict(winner, sides) : { kind: "none" as const };
  if (outcome.kind === "unknown")
    return { message: `"winner" is ${JSON.stringify(winner).slice(0, 60)}, which is neither model` };
  const { cells, plan } = planOfRecord(fields);
  const more = judgedBy(cells, plan);
  const judgements: Judgement[] =
    outcome.kind === "none"
      ? []
      : outcome.kind === "side"
        ? [
            {
              better: outcome.side,
              worse: 1 - outcome.side,
              choice: "first",
              ...(outcome.strength && { strength: outcome.strength }),
              ...more,
            },
          ]
        : [{ better: 0, worse: 1, choice: outcome.kind, ...more }];
  return voteOf(a.slice(0, a.indexOf(first)), responses, judgements);
}

/** What a vote's button says in FastChat's log; other events are of one conversation. */
const BUTTONS: Readonly<Record<string, string>> = {
  leftvote: "model_a",
  rightvote: "model_b",
  tievote: "tie",
  bothbad_vote: "tie (bothbad)",
};

/** Reads an event of FastChat's arena: the states of two conversations with the button that was pressed, or one conversation. */
export function readArenaEvent(fields: Fields): SampleReading | undefined {
  const { type, states, state, models } = fields;
  if (typeof type !== "string" || !("tstamp" in fields)) return undefined;
  const one = isObject(state) ? turnsOfState(state, ["state"]) : undefined;
  if (one) return conversationSamples(one);
  if (!Array.isArray(states) || states.length !== 2 || !states.every(isObject)) return undefined;
  const [a, b] = states.map((side: Fields, i) => turnsOfState(side, ["states", i]));
  if (!a || !b) return undefined;
  const as = (turns: readonly Turn[]) => turns.map(({ speaker, text }) => ({ role: speaker, content: text }));
  const [model_a, model_b]: unknown[] = Array.isArray(models) ? models : [];
  const winner = BUTTONS[type];
  return readArenaVote({ conversation_a: as(a), conversation_b: as(b), model_a, model_b, ...(winner && { winner }) });
}

/** The messages of a state: `[role, text]`, of which the first role is the person's. */
function turnsOfState({ messages, roles, system_message }: Fields, path: Place["path"]): Turn[] | undefined {
  if (!Array.isArray(messages) || !Array.isArray(roles)) return undefined;
  const said = (messages as unknown[]).flatMap((message, i): Turn[] =>
    Array.isArray(message) && typeof message[1] === "string" && message[1].trim() !== ""
      ? [
          {
            speaker: message[0] === roles[0] ? "Human" : "Assistant",
            text: message[1],
            place: { path: [...path, "messages", i, 1], start: 0 },
          },
        ]
      : [],
  );
  return typeof system_message === "string" && system_message.trim() !== ""
    ? [{ speaker: "System", text: system_message }, ...said]
    : said;
}

function judged(turns: readonly Turn[], turn: number | undefined): Turn | undefined {
  const answers = turns.filter(({ speaker, isContext }) => speaker === "Assistant" && !isContext);
  return turn === undefined ? answers.at(-1) : (answers[turn - 1] ?? answers.at(-1));
}

/** A conversation of PRISM, in which several answers to one message were scored and one was chosen: a record for each turn. */
export function plainPrism(fields: Fields): readonly Fields[] | undefined {
  const list = fields["conversation_history"];
  if (!Array.isArray(list) || !list.some((one) => isObject(one) && "if_chosen" in one)) return undefined;
  const before: Fields[] = [];
  return [...Map.groupBy(list.filter(isObject), ({ turn }) => turn).values()].flatMap((turn) => {
    const asked = turn.filter(({ role }) => role === "user").map(({ content }) => ({ role: "user", content }));
    const answers = turn.filter(({ role }) => role !== "user");
    const chosen = answers.find(({ if_chosen }) => if_chosen === true);
    const isBest = answers.every(({ score }) => Number(score) <= Number(chosen?.["score"]));
    const responses = answers.map(({ content: text, score, if_chosen }) => ({
      text,
      ...(isBest ? { score } : { chosen: Number(if_chosen) }),
    }));
    const record = { user_id: fields["user_id"], messages: [...before, ...asked], responses };
    before.push(...asked, { role: "assistant", content: chosen?.["content"] ?? "" });
    return answers.length === 0 ? [] : [record];
  });
}
