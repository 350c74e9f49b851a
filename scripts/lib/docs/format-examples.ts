import { readFileSync } from "node:fs";
import { readFileText } from "../../../src/formats/read-file.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";
import { responsesOf } from "../../../src/formats/read-responses.ts";
import { markdownTable } from "./markdown-table.ts";

/** A small file as a tool or data set writes it, and the preferences in it: query, chosen, rejected; "ask" where it leaves them open. */
export interface FormatExample {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly want: readonly (readonly string[])[] | "ask";
}

export function formatExamples(): FormatExample[] {
  const text = readFileSync(new URL("../../../test/fixtures/formats.jsonl", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as FormatExample);
}

/** What is read of an example, for people. */
export function readExample({ file, text }: FormatExample) {
  const reading = readFileText(text, file);
  const { pairs, ties, bothBad, asks } = pairsOf(reading);
  return { pairs, ties, bothBad, asks, responses: responsesOf(reading).responses, problems: reading.problems };
}

/** The table of docs/formats.md. */
export function formatsTable(): string {
  const rows = formatExamples().map((example) => {
    const { responses, pairs, asks } = readExample(example);
    const type = example.file.slice(example.file.lastIndexOf(".") + 1);
    return [example.name, type, String(responses.length), asks.length > 0 ? "asked" : String(pairs.length)];
  });
  return markdownTable([["records", "file type", "responses", "preferences"], ...rows]);
}
