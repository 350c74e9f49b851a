import { basename } from "node:path";
import { isPromptFile } from "../formats/documents/prompt-file.ts";
import { binaryKind } from "../formats/records/binary-records.ts";
import { contentOfBytes, contentOfText, type TextContent } from "../formats/records/text-records.ts";
import { requestsBeside, type Beside } from "../formats/requests-beside.ts";
import { decodeText, type DecodedText } from "../formats/text/decode-text.ts";
import { parseLog } from "../store/log/parse-log.ts";
import { isLogRecord } from "../store/log/record.ts";
import { explained, readBytes } from "./input.ts";
import type { Terminal } from "./terminal.ts";

const LOG_RECORD = /"kind"\s*:\s*"(?:preference|revision|withdrawal)"/;

/** What a file is made of, without its bytes and its text, which take as much memory as all that is read of them. */
export async function readSource(name: string, beside: Beside | undefined, terminal: Terminal) {
  const file = await readAsLinesOrText(name, terminal);
  if ("bytes" in file) return file;
  const { text = "", problems = [] } = file;
  const mayBeLog = LOG_RECORD.test(text);
  let others = 0;
  const isOther = (value: unknown) => !isLogRecord(value) && ++others > 0;
  const log = parseLog(mayBeLog ? text : "", isOther);
  const onlyLog = mayBeLog && others === 0 && log.records.length > 0;
  if (onlyLog) return { problems: [], log };
  const content = file.content ?? contentOfText(text, name);
  const found = beside && (await requestsBeside(content, basename(name), beside));
  return { content, requests: found?.requests, problems: [...problems, ...(found?.problems ?? [])], log };
}

/** The content of JSON Lines; else a file's text, without its bytes, or its bytes where it is another type. */
async function readAsLinesOrText(
  name: string,
  terminal: Terminal,
): Promise<{ readonly bytes: Uint8Array } | (Partial<DecodedText> & { readonly content?: TextContent })> {
  const bytes = await readBytes(name, terminal);
  if (binaryKind(bytes) !== undefined || isPromptFile(name)) return { bytes };
  const content = contentOfBytes(bytes, (lines) => LOG_RECORD.test(lines));
  return content ? { content } : explained(name, () => decodeText(bytes));
}
