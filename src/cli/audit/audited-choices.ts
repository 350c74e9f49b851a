import { basename, dirname, resolve } from "node:path";
import type { ColumnAnswers } from "../../formats/roles/ask.ts";
import { readKept } from "../../store/log/kept-choices.ts";
import { choiceFacts } from "../../training/choice-facts.ts";
import type { Choices } from "../../training/choices.ts";
import { placedPairs, toTrainingPairs } from "../../training/training-pairs.ts";
import { auditedRecord } from "../../verify/audit/audited-record.ts";
import type { AuditedChoice } from "../../verify/audit/choice.ts";
import { readDecided, trainingPairOf, type Decided } from "../pairs.ts";
import { shownName } from "../input.ts";
import type { Terminal } from "../terminal.ts";

/** What a training learns from, and the choices among it that prefer a response. */
export interface AuditedPairs extends Choices {
  readonly audited: readonly AuditedChoice[];
}

/**
 * The choices of all files as readChoices reads them, and those among them that prefer a response with their places, in
 * the order of files and lines. Rejects as readChoices does.
 */
export async function readAuditedChoices(
  files: readonly string[],
  terminal: Terminal,
  annotators: readonly string[] | undefined,
  answers: ColumnAnswers,
): Promise<AuditedPairs> {
  const { records, merged, judged, read, fail } = await readDecided(files, terminal, annotators, answers);
  const asRecorded = new Set<unknown>(merged.records);
  const kept = await keptBeside(files);
  const found = [
    ...records.map((record) => {
      const { name, log } = read.find((one) => one.log.lineWith(record.id) !== undefined)!;
      const place = { file: shownName(name), line: log.lineWith(record.id)! };
      const looked = { isRevised: !asRecorded.has(record), isKept: kept.get(record.id) === record.choice };
      return { choice: auditedRecord(record, place, looked), pairs: toTrainingPairs([record]) };
    }),
    ...judged.map((one) => ({ choice: ofFile(one), pairs: trainingPairOf(one) })),
  ];
  const { pairs, places } = placedPairs(found.map((one) => one.pairs));
  if (pairs.length === 0) fail();
  const audited = found.flatMap(({ choice }, i) => {
    const pair = places[i];
    return choice ? [{ ...choice, ...(pair !== undefined && { pair }) }] : [];
  });
  return { pairs, facts: choiceFacts(records), audited };
}

/** The choices of the logs of folders that somebody is sure of, by their ids. Rejects with StoreError. */
async function keptBeside(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const folders = files.filter((file) => file !== "-").map((file) => dirname(resolve(file)));
  const own = [...new Set(folders)].filter((folder) => basename(folder) === ".rewardlens");
  const kept = await Promise.all(own.map((folder) => readKept(dirname(folder))));
  return new Map(kept.flatMap((some) => [...some]));
}

function ofFile([{ query, chosen, rejected, line, annotator = "" }, choice, file]: Decided): AuditedChoice | undefined {
  if (choice !== "first") return undefined;
  return { file: shownName(file), line, query, chosen, other: rejected, annotator };
}
