import { formatTurns, isChat, readTurns, sharedTurns, type Turn } from "../canonical/chat.ts";
import { readAsked, type Asked } from "./query-fields.ts";
import { describeNoText, pick, type Candidate, type Fields, type Sample, type SampleReading } from "./sample.ts";
import { sharedBeginning, splitTranscript } from "../canonical/shared-beginning.ts";

const CHOSEN = ["chosen", "chosen_response", "chosen_messages", "preferred_output", "preferred"];
const REJECTED = ["rejected", "rejected_response", "rejected_messages", "non_preferred_output", "dispreferred"];

interface Side {
  readonly label: "chosen" | "rejected";
  readonly name: string;
  readonly text?: string;
  readonly turns?: readonly Turn[];
}

type Problem = { readonly message: string };

/**
 * Reads a record that says which of two responses was preferred; undefined where it has neither `chosen` nor `rejected`.
 *
 * Each side is a text or chat messages. The query is the record's own, else what both sides have in common at their
 * beginning: the turns up to the last question that they share, or the words (TRL's implicit prompt).
 */
export function readPairSample(fields: Fields): SampleReading | undefined {
  const [chosen, rejected] = [pick(fields, CHOSEN), pick(fields, REJECTED)];
  if (!chosen && !rejected) return undefined;
  const asked = readAsked(fields);
  const sides = [readSide("chosen", chosen), readSide("rejected", rejected)] as const;
  const wrong = [...(asked && "message" in asked ? [asked] : []), ...sides.filter((side) => "message" in side)];
  if (wrong.length > 0) return { message: `${wrong.map((side) => (side as Problem).message).join("; ")}${NEEDED}` };
  const sample = toSample(asked as Asked | undefined, sides[0] as Side, sides[1] as Side);
  if ("message" in sample) return sample;
  const [a, b] = sample.responses;
  for (const { text, label } of [a, b]) if (text.trim() === "") return { message: `"${label}" is empty` };
  if (a.text !== b.text) return { samples: [sample], notes: [] };
  return { message: '"chosen" and "rejected" are the same text, so there is nothing to prefer' };
}

const NEEDED = '. A pair needs "prompt", "chosen" and "rejected", each a text or chat messages';

function readSide(label: Side["label"], field: { name: string; value: unknown } | undefined): Side | Problem {
  if (!field) return { message: `"${label}" is missing` };
  const { name, value } = field;
  if (typeof value === "string") return { label, name, text: value };
  if (!isChat(value)) return { message: `"${name}" ${describeNoText(value)}` };
  const turns = readTurns(value, [name]);
  return "message" in turns ? turns : { label, name, turns };
}

function toSample(asked: Asked | undefined, chosen: Side, rejected: Side): Sample | Problem {
  if (chosen.turns || rejected.turns) return split(withAsked(asked, chosen), withAsked(asked, rejected), asked);
  const [a, b] = [chosen.text!, rejected.text!];
  if (asked) return sample(formatTurns(asked.turns), asked.place, [whole(chosen), whole(rejected)]);
  const transcripts = [splitTranscript(a, [chosen.name]), splitTranscript(b, [rejected.name])];
  if (transcripts[0] && transcripts[1]) return split(transcripts[0], transcripts[1], undefined, transcript);
  const length = sharedBeginning(a, b);
  if (length === 0 && (a.trim() === "" || b.trim() === "" || a === b))
    return sample("", undefined, [whole(chosen), whole(rejected)]);
  if (length === 0)
    return { message: `"prompt" is missing, and "chosen" and "rejected" do not begin with the same words${NEEDED}` };
  return sample(a.slice(0, length), undefined, [whole(chosen, length), whole(rejected, length)]);
}

function whole({ label, name, text = "" }: Side, start = 0): Candidate {
  return { label, text: text.slice(start), place: { path: [name], start } };
}

/** A side's turns after the question of the record, which the side may repeat. */
function withAsked(asked: Asked | undefined, { name, text, turns }: Side): readonly Turn[] {
  const own = turns ?? [{ speaker: "Assistant", text: text!, place: { path: [name], start: 0 } }];
  if (!asked) return own;
  if (sharedTurns(asked.turns, own) === asked.turns.length) return own;
  const told = asked.turns.filter(({ speaker }) => speaker !== "System");
  const repeated = told.length > 0 && sharedTurns(told, own) === told.length;
  return [...asked.turns, ...(repeated ? own.slice(told.length) : own)];
}

const transcript = (turns: readonly Turn[]) => turns.map(({ speaker, text }) => `${speaker}: ${text}`).join("\n\n");

/** Two conversations as a query, up to the last question in common, and what each says then. */
function split(a: readonly Turn[], b: readonly Turn[], asked?: Asked, format = formatTurns): Sample | Problem {
  const shared = a.slice(0, sharedTurns(a, b));
  const last = shared.findLastIndex(({ speaker }) => speaker === "Human");
  if (last < 0) return { message: `"chosen" and "rejected" share no question at their beginning${NEEDED}` };
  const rest = (label: string, turns: readonly Turn[]): Candidate => {
    const [first, ...more] = turns.slice(last + 1);
    if (more.length === 0) return { label, text: first?.text ?? "", place: first?.place };
    return {
      label,
      text: first.speaker === "Assistant" ? [first.text, transcript(more)].join("\n\n") : transcript([first, ...more]),
    };
  };
  const place = asked?.place ?? a[last].place;
  return sample(format(a.slice(0, last + 1)), place, [rest("chosen", a), rest("rejected", b)]);
}

function sample(text: string, queryPlace: Sample["queryPlace"], responses: readonly [Candidate, Candidate]): Sample {
  return { query: text, queryPlace, responses, preferences: [[0, 1]], isPair: true };
}
