import type { LogProblem } from "./log-index.ts";
import type { ReadLog } from "./parse-log.ts";
import type { LogRecord } from "./record.ts";

/** A log with the name of its file, for people. */
export interface NamedLog {
  readonly name: string;
  readonly log: ReadLog;
}

export interface MergedLogs {
  /** Each record once, in the order of the logs and their lines. */
  readonly records: readonly LogRecord[];
  /** What cannot be used, of each log. */
  readonly problems: readonly (readonly LogProblem[])[];
}

/**
 * The records of several logs as those of one. Of different lines with one id only that is a record whose content the id
 * is the hash of, so the order of the logs makes no difference. The other line's problem names file and line of the record.
 */
export function mergeLogs(logs: readonly NamedLog[]): MergedLogs {
  const records = new Map<string, LogRecord>();
  for (const { log } of logs)
    for (const record of log.records) if (!records.has(record.id)) records.set(record.id, record);
  const elsewhere = (problem: LogProblem, own: ReadLog): LogProblem => {
    const { id, message } = problem;
    if (id === undefined || own.lineWith(id) !== undefined) return problem;
    for (const { name, log } of logs) {
      const line = log.lineWith(id);
      if (line !== undefined) return { ...problem, message: `${message}; ${name}:${line} has the record with this id` };
    }
    return problem;
  };
  return {
    records: [...records.values()],
    problems: logs.map(({ log }) => log.problems.map((problem) => elsewhere(problem, log))),
  };
}
