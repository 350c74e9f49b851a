import type { RecordSource } from "../records/record-source.ts";
import { flatten } from "../nested/flatten.ts";
import { isObject } from "../roles/cells.ts";
import type { Fields } from "../roles/sample.ts";
import { plainArgilla, plainLabelStudio, plainProdigy } from "./annotation-tasks.ts";
import { plainPrism } from "./arena.ts";
import { plainHelm, plainVertexPair } from "./eval-logs.ts";
import { plainChatTree } from "./message-tree.ts";
import { plainSpan } from "./spans.ts";
import { isChat } from "../canonical/chat.ts";
import { turnsInTexts } from "../records/nested-cells.ts";
import { textOfHtml } from "../records/html-tables.ts";

/** Writes a record of a tool as plain ones, with columns whose names say what they are; undefined for any other record. */
type Rewriter = (fields: Fields) => readonly Fields[] | undefined;

const rewriters: readonly Rewriter[] = [
  ...[plainLabelStudio, plainArgilla, plainProdigy, plainHelm, plainVertexPair, plainPrism],
  ...[turnsInTexts, plainContinue, plainGemini, plainStudioPrompt, plainTakeout, plainChatTree, plainSpan],
];

/** A record may be wrapped so often. */
const DEEPEST = 3;

/** The plain records that a tool's record is; undefined for a record that is plain. */
export function plainOf(fields: Fields, depth = 0): readonly Fields[] | undefined {
  if (depth >= DEEPEST) return undefined;
  for (const rewrite of rewriters) {
    const plain = rewrite(fields);
    if (plain) return plain.flatMap((one) => (one === fields ? [one] : (plainOf(one, depth + 1) ?? [one])));
  }
  return undefined;
}

/** All records of a file, those of tools as plain ones with the same lines, and without what is nested in them. */
export function plainRecords(records: readonly RecordSource[]): readonly RecordSource[] {
  return records.flatMap((record): RecordSource[] => {
    if (!isObject(record.value)) return [record];
    const plain = plainOf(record.value) ?? [record.value];
    return plain.map((one): RecordSource => {
      const value = flatten(one);
      return value === record.value ? record : { line: record.line, value };
    });
  });
}

/** A call of Gemini, or an example of Vertex AI: `contents` with a system's instruction, and maybe scored completions. */
function plainGemini(fields: Fields): readonly Fields[] | undefined {
  const { contents, completions, systemInstruction, system_instruction, ...rest } = fields;
  if (!isChat(contents)) return undefined;
  const system = systemInstruction ?? system_instruction;
  const own = { ...rest, messages: contents, ...(system !== undefined && { system }) };
  if (!Array.isArray(completions)) return [own];
  const responses = completions.map((one: unknown) => (isObject(one) ? { ...one, text: one["completion"] } : one));
  return [{ ...own, responses }];
}

/** A session of Continue: each entry of its history has a message. */
function plainContinue({ history, sessionId }: Fields): readonly Fields[] | undefined {
  if (sessionId === undefined || !Array.isArray(history)) return undefined;
  const messages = history.map((entry: unknown) => (isObject(entry) ? entry["message"] : undefined));
  return isChat(messages) ? [{ messages }] : undefined;
}

/** A prompt that Google AI Studio saved: `chunkedPrompt` with its chunks. */
function plainStudioPrompt({ chunkedPrompt, systemInstruction }: Fields): readonly Fields[] | undefined {
  if (!isObject(chunkedPrompt) || !Array.isArray(chunkedPrompt["chunks"])) return undefined;
  return [{ messages: chunkedPrompt["chunks"], system: systemInstruction }];
}

/** An entry of Google's activity: what was asked is in its title, the answer is HTML. */
function plainTakeout({ header, title, safeHtmlItem, products }: Fields): readonly Fields[] | undefined {
  if (typeof header !== "string" || typeof title !== "string" || !Array.isArray(products)) return undefined;
  const html = (Array.isArray(safeHtmlItem) ? safeHtmlItem : []).flatMap((item: unknown) =>
    isObject(item) && typeof item["html"] === "string" ? [item["html"]] : [],
  );
  if (html.length === 0) return [];
  return [{ prompt: title.replace(/^Prompted\s+/, ""), response: textOfHtml(html.join("\n")) }];
}
