import { speakerOf, type Turn } from "../canonical/chat.ts";
import { isObject } from "../roles/cells.ts";
import type { RecordSource } from "../records/record-source.ts";
import type { NamedFile } from "./named-file.ts";

/** Messages above one that are read. */
const MOST_TURNS = 100;

interface Oasst {
  readonly id: string;
  readonly parent: unknown;
  readonly turn: Turn;
  readonly rank: unknown;
  readonly line: number;
}

/** Reads a table of messages that name their parents (OpenAssistant): the ranked replies to one message are rivals. */
export function readMessageTree(records: readonly RecordSource[]): NamedFile | undefined {
  const all = new Map<string, Oasst>();
  for (const { value, line } of records) {
    if (
      !isObject(value) ||
      typeof value["message_id"] !== "string" ||
      typeof value["text"] !== "string" ||
      typeof value["role"] !== "string"
    )
      return undefined;
    const speaker = speakerOf(value["role"]);
    if (speaker)
      all.set(value["message_id"], {
        id: value["message_id"],
        parent: value["parent_id"],
        turn: { speaker, text: value["text"], place: { path: ["text"], start: 0 } },
        rank: value["rank"],
        line,
      });
  }
  if (all.size === 0) return undefined;
  const before = (one: Oasst): Turn[] => {
    const turns: Turn[] = [];
    let parent = typeof one.parent === "string" ? all.get(one.parent) : undefined;
    for (let i = 0; parent && i < MOST_TURNS; i++) {
      turns.unshift(parent.turn);
      parent = typeof parent.parent === "string" ? all.get(parent.parent) : undefined;
    }
    return turns;
  };
  const replies = [
    ...Map.groupBy(
      [...all.values()].filter(({ turn, parent }) => turn.speaker === "Assistant" && typeof parent === "string"),
      ({ parent }) => parent,
    ).values(),
  ];
  const grouped = replies.flatMap((group): RecordSource[] => {
    const turns = before(group[0]);
    if (turns.length === 0) return [];
    const messages = turns.map(({ speaker, text }) => ({
      role: speaker === "Human" ? "user" : "assistant",
      content: text,
    }));
    const responses = group.map(({ turn: { text }, rank }) => ({ text, ...(typeof rank === "number" && { rank }) }));
    return [{ line: group[0].line, value: { messages, responses } }];
  });
  return { records: grouped };
}
