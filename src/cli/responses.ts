import { readFileBytes } from "../formats/read-file.ts";
import { responsesOf, type ListedResponse } from "../formats/read-responses.ts";
import { answersOf, askedInVain, type ColumnOptions } from "./column-options.ts";
import { InputError } from "./errors.ts";
import { complainAbout, explained, filesBeside, readBytes, shownName } from "./input.ts";
import type { Terminal } from "./terminal.ts";

const MARK =
  'In a text, headings such as "## Prompt" and "## Response A" mark them; records need a query and a response each';

/** Every response of a file; bad records are reported. Rejects with InputError where there is none. */
export async function listResponses(
  file: string,
  options: ColumnOptions,
  terminal: Terminal,
): Promise<readonly ListedResponse[]> {
  const bytes = await readBytes(file, terminal);
  const reading = await explained(file, () =>
    readFileBytes(bytes, file, { answers: answersOf(options), beside: filesBeside(file) }),
  );
  const ask = reading.asks.find(({ about }) => about === "columns");
  if (ask) throw askedInVain(file, ask);
  const { responses, problems } = responsesOf(reading);
  complainAbout(file, problems, terminal);
  if (responses.length === 0) throw new InputError(`There is no response in ${shownName(file)}. ${MARK}.`);
  return responses;
}
