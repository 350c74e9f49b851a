import { readParts, readTurns, speakerOf, type Turn } from "../canonical/chat.ts";
import { isObject } from "../roles/cells.ts";
import { conversationSamples } from "../shapes/read-conversation.ts";
import type { RecordSource } from "../records/record-source.ts";
import type { Fields, SampleReading } from "../roles/sample.ts";
import { linedConversation, type LinedTurn } from "./message-rows.ts";
import type { NamedFile } from "./named-file.ts";

/** Turns of a conversation export, from the first to the last. */
const MOST_TURNS = 10_000;

/** Branches of a conversation that are read. */
const MOST_BRANCHES = 50;

/**
 * Reads a ChatGPT conversation: a tree of messages. The branch that ends at `current_node` comes first; of the others the
 * answers that are not in it. Keeping a branch is not a preference.
 */
export function readChatGptTree(fields: Fields): SampleReading | undefined {
  const { mapping, current_node } = fields;
  if (!isObject(mapping)) return undefined;
  const leaves = Object.keys(mapping).filter((id) => {
    const node = mapping[id];
    return isObject(node) && Array.isArray(node["children"]) && node["children"].length === 0;
  });
  const ends = new Set([...(typeof current_node === "string" ? [current_node] : []), ...leaves]);
  const [first, ...others] = [...ends]
    .slice(0, MOST_BRANCHES)
    .map((id) => conversationSamples(joined(branchTo(mapping, id))));
  if (first === undefined) return conversationSamples([]);
  const branches = [first, ...others].filter((reading) => "samples" in reading);
  const [whole] = branches;
  if (whole === undefined) return first;
  const seen = new Set<string>();
  const samples = branches
    .flatMap((branch) => branch.samples)
    .filter(({ query, responses: [{ text }] }) => {
      const key = JSON.stringify([query, text]);
      return !seen.has(key) && seen.add(key);
    });
  return { samples, notes: whole.notes };
}

function branchTo(mapping: Fields, end: string): Turn[] {
  let id: unknown = end;
  const turns: Turn[] = [];
  for (let i = 0; typeof id === "string" && i < MOST_TURNS; i++) {
    const node: unknown = mapping[id];
    if (!isObject(node)) break;
    const turn = isObject(node["message"]) ? chatGptTurn(node["message"], id) : undefined;
    if (turn) turns.push(turn);
    id = node["parent"];
  }
  return turns.reverse();
}

function chatGptTurn(message: Fields, id: string): Turn | undefined {
  const author = isObject(message["author"]) ? message["author"]["role"] : undefined;
  const speaker = typeof author === "string" ? speakerOf(author) : undefined;
  const content = message["content"];
  if (
    speaker === undefined ||
    !isObject(content) ||
    !/^(?:text|multimodal_text)$/.test(String(content["content_type"]))
  )
    return undefined;
  const isHidden =
    isObject(message["metadata"]) && message["metadata"]["is_visually_hidden_from_conversation"] === true;
  if (isHidden || (message["recipient"] !== undefined && message["recipient"] !== "all" && speaker === "Assistant"))
    return undefined;
  const parts = Array.isArray(content["parts"]) ? content["parts"] : [];
  const read = readParts(parts, ["mapping", id, "message", "content", "parts"]);
  return read.text.trim() === "" ? undefined : { speaker, ...read };
}

/** Answers in several parts, one after the other, are one answer. */
function joined(turns: readonly Turn[]): Turn[] {
  const result: Turn[] = [];
  for (const turn of turns) {
    const before = result.at(-1);
    if (before?.speaker === "Assistant" && turn.speaker === "Assistant")
      result[result.length - 1] = { speaker: "Assistant", text: `${before.text}\n\n${turn.text}` };
    else result.push(turn);
  }
  return result;
}

/** Reads a conversation of Claude's export: `chat_messages` by sender. */
export function readClaudeExport(fields: Fields): SampleReading | undefined {
  const list = fields["chat_messages"];
  if (!Array.isArray(list)) return undefined;
  const turns = list.flatMap((message: unknown, i): Turn[] => {
    if (!isObject(message) || typeof message["sender"] !== "string") return [];
    const speaker = speakerOf(message["sender"]);
    const content = Array.isArray(message["content"])
      ? readParts(message["content"], ["chat_messages", i, "content"])
      : undefined;
    const text = content?.text.trim()
      ? content
      : {
          text: typeof message["text"] === "string" ? message["text"] : "",
          place: { path: ["chat_messages", i, "text"], start: 0 },
        };
    return speaker === undefined || text.text.trim() === "" ? [] : [{ speaker, ...text }];
  });
  return turns.length === 0 ? { samples: [], notes: [] } : conversationSamples(turns);
}

/** Reads a session of VS Code's chat: `requests`, each with a message and the parts of its response. */
export function readVsCodeChat(fields: Fields): SampleReading | undefined {
  const list = fields["requests"];
  if (!Array.isArray(list) || !list.every((one) => isObject(one) && "message" in one && "response" in one))
    return undefined;
  const turns = list.flatMap((request: Fields, i): Turn[] => {
    const message = request["message"];
    const asked =
      isObject(message) && typeof message["text"] === "string"
        ? message["text"]
        : typeof message === "string"
          ? message
          : "";
    const parts = Array.isArray(request["response"]) ? request["response"] : [];
    const said = parts
      .flatMap((part: unknown) =>
        isObject(part) && (part["kind"] === undefined || part["kind"] === "markdownContent") ? [markdownOf(part)] : [],
      )
      .join("");
    return [
      { speaker: "Human", text: asked, place: { path: ["requests", i, "message", "text"], start: 0 } },
      ...(said.trim() === "" ? [] : [{ speaker: "Assistant" as const, text: said.trim() }]),
    ];
  });
  return conversationSamples(turns.filter(({ text }) => text.trim() !== ""));
}

function markdownOf(part: Fields): string {
  const value = part["value"] ?? part["content"];
  return typeof value === "string"
    ? value
    : isObject(value) && typeof value["value"] === "string"
      ? value["value"]
      : "";
}

/** Words that Claude Code itself writes into a user's turn. */
const OWN =
  /^\s*(?:<(?:command-name|command-message|local-command-stdout|local-command-caveat|system-reminder|user-prompt-submit-hook)|Caveat: |\[Request interrupted)/;

/** Reads a session of Claude Code: a line a message, with tool calls and their results between them. */
export function readClaudeCode(records: readonly RecordSource[]): NamedFile | undefined {
  const messages = records.filter(
    ({ value }) =>
      isObject(value) &&
      isObject(value["message"]) &&
      typeof value["uuid"] === "string" &&
      (value["type"] === "user" || value["type"] === "assistant"),
  );
  if (messages.length === 0 || messages.length < records.length / 4) return undefined;
  const said = messages.flatMap(({ value, line }): LinedTurn[] => {
    const fields = value as Fields;
    if (fields["isMeta"] === true || fields["isSidechain"] === true) return [];
    const read = readTurns(fields["message"], ["message"]);
    const [turn] = "message" in read ? [] : read;
    const isOwn = turn === undefined || turn.text.trim() === "" || (turn.speaker === "Human" && OWN.test(turn.text));
    return isOwn ? [] : [{ turn, line }];
  });
  return linedConversation(said);
}
