import { documentKind } from "./documents/document-kinds.ts";
import { responsesByStep } from "./documents/find-responses.ts";
import { isPromptFile, readPromptFile } from "./documents/prompt-file.ts";
import { recordsByStep } from "./found-records.ts";
import type { FoundDocument } from "./found.ts";
import type { LensOptions } from "./lens-options.ts";
import { pipeTables } from "./records/pipe-tables.ts";
import { contentOfText } from "./records/text-records.ts";

/** Characters that show whether a text is a table or JSON. */
const LOOKED_AT = 10_000;

/**
 * The responses of a text with their queries and places, whatever its type: a document with headings, labels, tags or turns,
 * or a file of records. Yields how much of the text is read, 0 to 1.
 * @param name of the file; its extension says what it is where the content is silent
 */
export function* lensesByStep(text: string, name: string, options?: LensOptions): Generator<number, FoundDocument> {
  const kind = documentKind(name);
  if (kind !== undefined && kind !== "plaintext") {
    const found = yield* responsesByStep(text, kind, options);
    return found.responses.length > 0 || pipeTables(text).length === 0
      ? found
      : yield* recordsByStep(text, name, options);
  }
  // A prompt's examples are not answers.
  if (isPromptFile(name)) {
    const responses = readPromptFile(text, name).flatMap((one) => one.responses);
    if (responses.length === 0)
      return { responses: [], problems: [], notice: { kind: "template", anchor: 0, count: 1 } };
  }
  const isProse = kind === "plaintext" && contentOfText(text.slice(0, LOOKED_AT), name).kind === "document";
  return yield* isProse ? responsesByStep(text, "plaintext", options) : recordsByStep(text, name, options);
}

/** lensesByStep, in one step. */
export function findLenses(text: string, name: string, options?: LensOptions): FoundDocument {
  const steps = lensesByStep(text, name, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
