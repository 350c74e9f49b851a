import type { Turn } from "./chat.ts";
import { canonicalQuery, canonicalTurns } from "./query.ts";

/** A turn of a query as the log keeps it and exports write it. */
export interface Message {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
}

const ROLES = { System: "system", Human: "user", Assistant: "assistant", Tool: "tool" } as const;
const SPEAKERS = { system: "System", user: "Human", assistant: "Assistant", tool: "Tool" } as const;

/** The messages of a query's turns, in canonical form; turns without a text (calls of tools) are left out. */
export function messagesOf(turns: readonly Turn[]): Message[] {
  return canonicalTurns(turns).map(({ speaker, text }) => ({ role: ROLES[speaker], content: text }));
}

/** The canonical query of messages. */
export function queryOfMessages(messages: readonly Message[]): string {
  return canonicalQuery(messages.map(({ role, content }) => ({ speaker: SPEAKERS[role], text: content })));
}

/**
 * The messages that are to be kept beside a canonical query; undefined where its text alone gives them: one question of a
 * user, which is most of them.
 */
export function keptMessages(turns: readonly Turn[]): Message[] | undefined {
  const messages = messagesOf(turns);
  const [only] = messages;
  if (only === undefined) return undefined;
  const isPlain = messages.length === 1 && only.role === "user" && fromText(only.content) === undefined;
  return isPlain ? undefined : messages;
}

/**
 * The messages of a canonical query. Kept ones that do not give this query are not its messages. Without any, the text is
 * split at its marks ("Human:", "Assistant:") where that gives the same query; else it is one question.
 */
export function queryMessages(query: string, kept?: readonly Message[]): readonly Message[] {
  if (kept !== undefined && queryOfMessages(kept) === query) return kept;
  return fromText(query) ?? [{ role: "user", content: query }];
}

/** The marks of a canonical query, each with what it begins. */
const MARK = /(?:^|\n\n)(System|Human|Assistant|Tool): /g;

/** The messages of a text that is the canonical query of several, or of a single one that nobody asks. */
function fromText(query: string): Message[] | undefined {
  const marks = [...query.matchAll(MARK)];
  if (marks[0]?.index !== 0) return undefined;
  const messages = marks.map((mark, i): Message => {
    const content = query.slice(mark.index + mark[0].length, marks[i + 1]?.index);
    return { role: ROLES[mark[1] as keyof typeof ROLES], content };
  });
  return queryOfMessages(messages) === query ? messages : undefined;
}
