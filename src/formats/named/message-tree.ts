import { speakerOf, type Turn } from "../canonical/chat.ts";
import type { RecordSource } from "../records/record-source.ts";
import { isObject, numberOf } from "../roles/cells.ts";
import type { Fields } from "../roles/sample.ts";
import type { NamedFile } from "./named-file.ts";

/** Messages above one that are read, and replies in one another. */
const [MOST_TURNS, DEEPEST, MOST_NODES] = [100, 1000, 100_000];

/** A message that names the one it replies to. */
interface Node {
  readonly id: string;
  readonly parent: unknown;
  readonly speaker: Turn["speaker"];
  readonly content: unknown;
  readonly rank?: unknown;
  readonly line: number;
}

/** Reads a table of messages that name their parents (OpenAssistant): the ranked replies to one message are rivals. */
export function readMessageTree(records: readonly RecordSource[]): NamedFile | undefined {
  const nodes: Node[] = [];
  for (const { value, line } of records) {
    if (
      !isObject(value) ||
      typeof value["message_id"] !== "string" ||
      typeof value["text"] !== "string" ||
      typeof value["role"] !== "string"
    )
      return undefined;
    const speaker = speakerOf(value["role"]);
    const { message_id: id, parent_id: parent, text: content, rank } = value;
    if (speaker) nodes.push({ id: id as string, parent, speaker, content, rank, line });
  }
  return nodes.length === 0 ? undefined : { records: repliesOf(nodes) };
}

/** The replies to each message as one record, with the messages above them as its query. */
function repliesOf(nodes: readonly Node[]): RecordSource[] {
  const all = new Map(nodes.map((node) => [node.id, node]));
  const before = (one: Node): Node[] => {
    const turns: Node[] = [];
    for (let node = all.get(String(one.parent)); node && turns.length < MOST_TURNS; node = all.get(String(node.parent)))
      turns.unshift(node);
    return turns;
  };
  const answers = nodes.filter(({ speaker, parent }) => speaker === "Assistant" && typeof parent === "string");
  return [...Map.groupBy(answers, ({ parent }) => parent).values()].flatMap((group): RecordSource[] => {
    const messages = before(group[0]).map(({ speaker, content }) => ({ role: speaker, content }));
    if (messages.length === 0) return [];
    const responses = group.map(({ content, rank }) => ({
      text: content,
      ...(numberOf(rank) !== undefined && { rank: numberOf(rank) }),
    }));
    return [{ line: group[0].line, value: { messages, responses } }];
  });
}

/** A tree of OpenAssistant, a chat of LibreChat (`messages` with `children` or `parentMessageId`) or Open WebUI (`history`): a record for the answers to each question. */
export function plainChatTree(fields: Fields): readonly Fields[] | undefined {
  const { messages, chat, prompt } = fields;
  const isTree = isObject(prompt) && Array.isArray(prompt["replies"]) && "message_id" in prompt;
  const nodes = isTree ? replyNodes(prompt) : (libreNodes(messages) ?? webUiNodes(chat));
  return nodes && repliesOf(nodes).map(({ value }) => value as Fields);
}

function libreNodes(messages: unknown): Node[] | undefined {
  if (
    !Array.isArray(messages) ||
    messages.length === 0 ||
    !messages.every((one) => isObject(one) && "isCreatedByUser" in one && "messageId" in one)
  )
    return undefined;
  const nodes: Node[] = [];
  const open = messages.map((message: Fields) => ({ message, depth: 0 }));
  for (let next = open.shift(); next; next = open.shift()) {
    const { message, depth } = next;
    const { messageId, parentMessageId, isCreatedByUser, text, content, children } = message;
    const speaker = isCreatedByUser === true ? "Human" : "Assistant";
    nodes.push({ id: String(messageId), parent: parentMessageId, speaker, content: text || content, line: 1 });
    if (Array.isArray(children) && depth < DEEPEST)
      open.unshift(...children.filter(isObject).map((child) => ({ message: child, depth: depth + 1 })));
  }
  return nodes;
}

/** The messages of a tree, those of one question after one another. */
function replyNodes(root: Fields): Node[] {
  const nodes: Node[] = [];
  const open = [root];
  for (let message = open.shift(); message; message = open.shift()) {
    const { message_id, parent_id, text, role, rank, replies, deleted } = message;
    const speaker = typeof role === "string" ? speakerOf(role) : undefined;
    if (speaker && deleted !== true)
      nodes.push({ id: String(message_id), parent: parent_id, speaker, content: text, rank, line: 1 });
    if (Array.isArray(replies) && nodes.length < MOST_NODES) open.unshift(...replies.filter(isObject));
  }
  return nodes;
}

function webUiNodes(chat: unknown): Node[] | undefined {
  const messages = isObject(chat) && isObject(chat["history"]) ? chat["history"]["messages"] : undefined;
  if (!isObject(messages)) return undefined;
  return Object.entries(messages).flatMap(([id, message]): Node[] => {
    const speaker = isObject(message) && typeof message["role"] === "string" ? speakerOf(message["role"]) : undefined;
    if (speaker === undefined || !isObject(message)) return [];
    return [{ id, parent: message["parentId"], speaker, content: message["content"], line: 1 }];
  });
}
