import { isChat } from "../canonical/chat.ts";

/** A record of a file: a JSON value or a row of a table, with the 1-based line on which it begins. */
export interface RecordSource {
  readonly line: number;
  readonly value: unknown;
}

/** The value of a record; a list of messages is a conversation. */
export const asRecord = (value: unknown): unknown =>
  Array.isArray(value) && isChat(value) ? { messages: value } : value;
