import { sharedTurns, type Turn } from "../canonical/chat.ts";
import { canonicalQuery, canonicalTurns } from "../canonical/query.ts";
import { sharedBeginning } from "../canonical/transcripts.ts";
import type { Candidate, Sample } from "../roles/sample.ts";
import type { Said } from "../roles/texts.ts";

/** A response of a record before it is known what of it belongs to the query. */
export interface Side extends Said {
  readonly label: string;
}

export type Assembled = Pick<Sample, "query" | "turns" | "queryPlace" | "responses">;
type Problem = { readonly message: string };

/**
 * Puts responses under the query that they answer. The turns that all have in common at their beginning belong to it, with
 * calls of tools, their results and a started answer; without any question, the words that two texts share (TRL's implicit
 * prompt). Where conversations part before their last turn, the query ends with the last question that they share.
 */
export function assemble(before: readonly Turn[], sides: readonly Side[]): Assembled | Problem {
  const asked = withoutAnswer(before, sides);
  const plain = sides.every(({ isText }) => isText);
  const hasQuestion = asked.some(({ speaker }) => speaker === "Human" || speaker === "System");
  if (plain && hasQuestion) return toSample(asked, sides.map(isTranscript(before) ? afterMarker : whole));
  if (plain) return implicit(asked, sides);
  const full = sides.map((side) => withAsked(asked, side));
  let shared = full.reduce((least, turns) => Math.min(least, sharedTurns(full[0], turns)), Infinity);
  if (full.length === 1) shared = full[0].length;
  // Each side keeps its last turn.
  shared = Math.min(shared, ...full.map((turns) => lastAnswer(turns)));
  if (full.some((turns) => turns.length > shared + 1)) {
    const question = full[0].slice(0, shared).findLastIndex(({ speaker }) => speaker === "Human" || speaker === "Tool");
    shared = full.length === 1 ? shared : question + 1;
  }
  const query = full[0].slice(0, shared);
  if (!query.some(({ speaker }) => speaker === "Human"))
    return { message: `the query is missing: ${namesOf(sides)} share no question at their beginning` };
  return toSample(
    query,
    sides.map((side, i) => rest(side.label, full[i].slice(shared))),
  );
}

const namesOf = (sides: readonly Side[]) => sides.map(({ label }) => `"${label}"`).join(" and ");

/** Index of the last answer, which is the response; after it nothing of the conversation was judged. */
function lastAnswer(turns: readonly Turn[]): number {
  const last = turns.findLastIndex(({ speaker }) => speaker === "Assistant");
  return last < 0 ? turns.length : last;
}

function whole({ label, turns: [turn] }: Side): Candidate {
  return { label, text: turn.text, place: turn.place };
}

/** A plain text without the blank between a transcript's "Assistant:" and the answer. */
function afterMarker(side: Side): Candidate {
  const { label, text, place } = whole(side);
  if (!/^ \S/.test(text)) return { label, text, place };
  return { label, text: text.slice(1), place: place && { path: place.path, start: place.start + 1 } };
}

/** Whether the turns before the responses were split from one text: the last begins within it. */
const isTranscript = (turns: readonly Turn[]): boolean => (turns.at(-1)?.place?.start ?? 0) > 0;

/** What one side says from where they part: its answers, without calls of tools and their results. */
function rest(label: string, turns: readonly Turn[]): Candidate {
  const answers = turns.filter(
    ({ speaker, text }, i) =>
      (speaker === "Assistant" && text.trim() !== "") || (speaker === "Human" && i < lastAnswer(turns)),
  );
  const [first, ...more] = answers;
  if (first === undefined) return { label, text: "" };
  if (more.length === 0) return { label, text: first.text, place: first.place };
  const parts = answers.map(({ speaker, text }, i) =>
    i === 0 && speaker === "Assistant" ? text : `${speaker}: ${text}`,
  );
  return { label, text: parts.join("\n\n") };
}

/** Responses under the query of some turns. */
export function toSample(query: readonly Turn[], responses: readonly Candidate[]): Assembled {
  const turns = canonicalTurns(query);
  return {
    query: canonicalQuery(turns),
    turns,
    queryPlace: turns.findLast(({ speaker }) => speaker === "Human")?.place,
    responses,
  };
}

/** The turns before the responses; a record that repeats its whole conversation has one of the responses at its end. */
function withoutAnswer(asked: readonly Turn[], sides: readonly Side[]): readonly Turn[] {
  const last = asked.at(-1);
  if (last?.speaker !== "Assistant" || last.isContext) return asked;
  const isRepeated = sides.some(({ turns }) => turns.at(-1)?.text.trim() === last.text.trim());
  return isRepeated ? asked.slice(0, -1) : asked;
}

/** A side's turns after those of the record, which it may repeat in whole or from its last question on. */
function withAsked(asked: readonly Turn[], { turns }: Side): readonly Turn[] {
  const before = asked.filter(({ text }) => text.trim() !== "");
  if (before.length === 0) return turns;
  const spoken = before.filter(({ speaker }) => speaker !== "System");
  const from = turns.findIndex(({ speaker }) => speaker !== "System");
  if (from < 0) return [...before, ...turns];
  const own = turns.slice(from);
  const system =
    turns.slice(0, from).length > 0 ? turns.slice(0, from) : before.filter(({ speaker }) => speaker === "System");
  if (sharedTurns(spoken, own) === spoken.length) return [...system, ...own];
  // The record's last questions may be the end of what the side repeats.
  for (let start = Math.min(own.length - spoken.length, lastAnswer(own) - spoken.length); start > 0; start--)
    if (sharedTurns(spoken, own.slice(start)) === spoken.length) return [...system, ...own];
  return [...before, ...own];
}

/** The query of texts that come without one. */
function implicit(asked: readonly Turn[], sides: readonly Side[]): Assembled | Problem {
  const [a, b] = sides.map(({ turns: [turn] }) => turn.text);
  if (sides.length !== 2) return { message: "the query is missing: the responses answer no query" };
  if (a.trim() === "" || b.trim() === "" || a.trim() === b.trim()) return toSample(asked, sides.map(whole));
  const length = sharedBeginning(a, b);
  if (length === 0)
    return { message: `the query is missing, and ${namesOf(sides)} ${whyNone(a, b)}. Add it as "prompt"` };
  const turns: Turn[] = [{ speaker: "Human", text: a.slice(0, length) }];
  const after = ({ label, turns: [{ text, place }] }: Side): Candidate => {
    const rest = text.slice(length).trimStart();
    const start = text.length - rest.length;
    return { label, text: rest, place: place && { path: place.path, start: place.start + start } };
  };
  return toSample([...asked, ...turns], sides.map(after));
}

function whyNone(a: string, b: string): string {
  if (a.startsWith(b) || b.startsWith(a)) return "are one the beginning of the other";
  return a[0] === b[0] ? "share too little at their beginning to be it" : "do not begin with the same words";
}
