import type { Fields, SampleReading } from "../roles/sample.ts";
import { readApiCall, readRun } from "./api-logs.ts";
import { readArenaEvent, readArenaVote } from "./arena.ts";
import { readChatGptTree, readClaudeExport, readVsCodeChat } from "./conversations.ts";
import { readEvalsEvent, readHarnessSample, readInspectSample } from "./eval-logs.ts";
import { readArgilla, readPotato } from "./feedback.ts";
import { readAlpacaEval, readOpenWebUi } from "./ratings.ts";
import { readPromptfooResult } from "./promptfoo.ts";
import { readLabelStudioTask, readLogRecord, readStackPair } from "./votes.ts";

/** Reads a record of a tool that does not write tables; undefined for any other record. */
type RecordReader = (fields: Fields) => SampleReading | undefined;

const readers: readonly RecordReader[] = [
  ...[
    readLogRecord,
    readLabelStudioTask,
    readArgilla,
    readPotato,
    readOpenWebUi,
    readArenaVote,
    readArenaEvent,
    readAlpacaEval,
    readStackPair,
  ],
  ...[
    readPromptfooResult,
    readHarnessSample,
    readInspectSample,
    readEvalsEvent,
    readChatGptTree,
    readClaudeExport,
    readVsCodeChat,
    readRun,
    readApiCall,
  ],
];

/** Reads a record that a named tool writes; undefined where it is read by the roles of its columns. */
export function readNamedRecord(fields: Fields): SampleReading | undefined {
  for (const read of readers) {
    const reading = read(fields);
    if (reading) return reading;
  }
  return undefined;
}
