import type { ColumnAnswers } from "../../formats/roles/ask.ts";
import type { PreferenceRecord } from "../../store/log/record.ts";
import { choiceFacts } from "../../training/choice-facts.ts";
import type { Choices } from "../../training/choices.ts";
import { inCanonicalOrder, toTrainingPairs } from "../../training/training-pairs.ts";
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
  const found = [
    ...records.map((record) => {
      const { name, log } = read.find((one) => one.log.lineWith(record.id) !== undefined)!;
      const place = { file: shownName(name), line: log.lineWith(record.id)! };
      return { choice: ofRecord(record, place, !asRecorded.has(record)), pairs: toTrainingPairs([record]) };
    }),
    ...judged.map((one) => ({ choice: ofFile(one), pairs: trainingPairOf(one) })),
  ];
  const pairs = inCanonicalOrder(found.flatMap((one) => one.pairs));
  if (pairs.length === 0) fail();
  const places = new Map(pairs.map((pair, i) => [pair, i]));
  const audited = found.flatMap(({ choice, pairs: own }) => {
    const [pair] = own.map((one) => places.get(one)!);
    return choice ? [{ ...choice, ...(pair !== undefined && { pair }) }] : [];
  });
  return { pairs, facts: choiceFacts(records), audited };
}

/** @param isRevised somebody has looked at it again, so how it was first made says nothing. */
function ofRecord(
  record: PreferenceRecord,
  place: Pick<AuditedChoice, "file" | "line">,
  isRevised: boolean,
): AuditedChoice | undefined {
  const { id, query, choice, responses, annotator, seconds, at } = record;
  if (choice !== "first" && choice !== "second") return undefined;
  const [chosen, other] = choice === "first" ? responses : [responses[1], responses[0]];
  // Imported choices have no seconds; of rankings, edits and pairs that are asked again, the texts were known before.
  const isShown =
    seconds > 0 && !isRevised && !record.edited && record.ranking === undefined && record.repeatOf === undefined;
  return { ...place, id, query, chosen, other, annotator, ...(isShown && { shown: { seconds, at } }) };
}

function ofFile([{ query, chosen, rejected, line, annotator = "" }, choice, file]: Decided): AuditedChoice | undefined {
  if (choice !== "first") return undefined;
  return { file: shownName(file), line, query, chosen, other: rejected, annotator };
}
