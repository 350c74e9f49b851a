import { keptMessages, queryMessages, type Message } from "../formats/canonical/messages.ts";
import type { ChosenRejected } from "../formats/found.ts";
import { sha256 } from "../store/files/canonical-json.ts";
import type { Choice, PreferenceRecord, Strength } from "../store/log/record.ts";

/** A choice to be exported: of a log as it counts now (revised, not withdrawn), or of another file. */
export interface Preference {
  readonly query: string;
  /** The query's turns, where the log keeps them. */
  readonly turns?: readonly Message[] | undefined;
  readonly responses: readonly [string, string];
  /** First and second refer to `responses`. */
  readonly choice: Choice;
  readonly strength: Strength;
  /** Share of a whole choice: less than 1 for pairs that a ranking implies. */
  readonly weight: number;
  /** "" where unknown, as with the others. */
  readonly annotator: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
  readonly tags: readonly string[];
}

/** An active record of a log. */
export function fromRecord(record: PreferenceRecord): Preference {
  const { query, turns, responses, choice, strength, weight = 1, annotator, at, reason, tags = [] } = record;
  return { query, turns, responses, choice, strength, weight, annotator, at, reason, tags };
}

/** A pair of another file: the chosen response first. */
export function fromPair(pair: ChosenRejected, choice: "first" | "tie" | "both-bad"): Preference {
  const { query, turns = [], chosen, rejected, strength = 1, weight = 1, annotator = "", at = "" } = pair;
  const said = { strength, weight, annotator, at, reason: "", tags: [] };
  return { query, turns: keptMessages(turns), responses: [chosen, rejected], choice, ...said };
}

/** The query as messages, without fields of later versions. */
export function messagesOf({ query, turns }: Preference): readonly Message[] {
  return queryMessages(query, turns).map(({ role, content }) => ({ role, content }));
}

/** A response as a message. */
export const assistant = (content: string): Message => ({ role: "assistant", content });

/** The better response and the worse one, of a choice that prefers one. */
export function chosenAndRejected({ responses: [first, second], choice }: Preference): readonly [string, string] {
  return choice === "second" ? [second, first] : [first, second];
}

/** How many pairs, whichever response comes first, are decided both ways: by different people, or by one at two times. */
export function contradictions(preferences: readonly Preference[]): number {
  const decided = new Map<string, string>();
  const both = new Set<string>();
  for (const preference of preferences) {
    const { query, responses, choice } = preference;
    if (choice !== "first" && choice !== "second") continue;
    const [chosen] = chosenAndRejected(preference);
    const key = sha256(JSON.stringify([query, ...responses.toSorted()]));
    if ((decided.get(key) ?? chosen) !== chosen) both.add(key);
    decided.set(key, chosen);
  }
  return both.size;
}
