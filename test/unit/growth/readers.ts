import { sharedBeginning, splitTranscript } from "../../../src/formats/canonical/transcripts.ts";
import { parsePythonLiteral } from "../../../src/formats/records/python-literal.ts";
import { classify } from "../../../src/formats/roles/names.ts";
import { readVerdict } from "../../../src/formats/roles/verdict-words.ts";
import { decodeText } from "../../../src/formats/text/decode-text.ts";
import { findResponses } from "../../../src/formats/documents/find-responses.ts";
import { findLenses } from "../../../src/formats/find-lenses.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import { readResponses } from "../../../src/formats/read-responses.ts";
import { unitOffsets } from "../../../src/formats/documents/unit-offsets.ts";
import { pairsFromText } from "../../../src/extension/pairs/pairs-from-text.ts";
import { selectedTexts } from "../../../src/extension/pairs/sources/selected-texts.ts";
import { versionPairs } from "../../../src/extension/pairs/sources/version-pairs.ts";
import { parseLog } from "../../../src/store/log/parse-log.ts";
import { surfaceFeatures } from "../../../src/core/features/surface-features.ts";
import { sentencesOf } from "../../../src/core/features/sentences.ts";

/** Whatever reads a text from outside. */
export const textReaders: Readonly<Record<string, (text: string) => unknown>> = {
  Markdown: (text) => findResponses(text, "markdown"),
  "plain text": (text) => findResponses(text, "plaintext"),
  "JSON Lines": (text) => findLenses(text, "a.jsonl"),
  JSON: (text) => readResponses(text, "x.json"),
  YAML: (text) => readPairs(text, "x.yaml"),
  "a table's lenses": (text) => findLenses(text, "a.csv"),
  "lenses of YAML": (text) => findLenses(text, "a.yaml"),
  "a list of Python": (text) => parsePythonLiteral(text),
  "names of columns": (text) => classify(text),
  "a verdict": (text) =>
    readVerdict(text, { keys: ["a", "b"], columns: ["x", "y"], texts: ["1", "2"], models: ["", ""] }),
  "a transcript": (text) => splitTranscript(text, []),
  "the beginning of texts": (text) => sharedBeginning(`${text}a`, `${text}b`),
  CSV: (text) => readPairs(text, "x.csv"),
  "a page": (text) =>
    readPairs(`<table><tr><th>prompt</th><th>chosen</th></tr><tr><td>${text}</td></tr></table>`, "x.html"),
  "a page of activity": (text) =>
    readPairs(
      `<html><div class="content-cell">Prompted ${text}<br>May 1, 2025, 9:00:00 AM<br>${text}</div></html>`,
      "x.html",
    ),
  "a prompt file": (text) => readPairs(text, "x.prompty"),
  "pairs of Markdown": (text) => pairsFromText(text, "x.md"),
  "a selection": (text) => selectedTexts(text, [{ start: 0, end: text.length }], []),
  "two versions": (text) => versionPairs(text, `${text}x`, "x.txt", "q"),
  "a log": (text) => parseLog(text),
  bytes: (text) => decodeText(Buffer.from(text, "latin1")),
  "places in a string": (text) => unitOffsets(JSON.stringify(text).slice(1, -1), text),
  "surface features": (text) => surfaceFeatures(text, text),
  sentences: (text) => sentencesOf(text),
};

/** Whatever reads records. */
export const recordReaders: Readonly<Record<string, (text: string) => unknown>> = {
  lenses: (text) => findLenses(text, "a.jsonl"),
  preferences: (text) => readPairs(text, "x.jsonl"),
  "preferences of a list": (text) => readPairs(`[${text},${text}]`, "x.json"),
  "pairs to compare": (text) => pairsFromText(text, "x.jsonl"),
};
