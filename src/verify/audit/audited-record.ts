import type { PreferenceRecord } from "../../store/log/record.ts";
import type { AuditedChoice, Place } from "./choice.ts";

/** Whether somebody has looked at a choice again: revised, so how it was first made says nothing; or kept as it is. */
interface Looked {
  readonly isRevised: boolean;
  readonly isKept?: boolean;
}

/** A record of a log as an audit looks at it; undefined where it prefers no response. */
export function auditedRecord(
  record: PreferenceRecord,
  place: Place,
  { isRevised, isKept = false }: Looked,
): AuditedChoice | undefined {
  const { id, query, choice, responses, annotator, seconds, at } = record;
  if (choice !== "first" && choice !== "second") return undefined;
  const [chosen, other] = choice === "first" ? responses : [responses[1], responses[0]];
  // Imported choices have no seconds; of rankings, edits and pairs that are asked again, the texts were known before.
  const isShown =
    seconds > 0 && !isRevised && !record.edited && record.ranking === undefined && record.repeatOf === undefined;
  return {
    ...place,
    id,
    query,
    chosen,
    other,
    annotator,
    ...(isKept && { isKept }),
    ...(isShown && { shown: { seconds, at } }),
  };
}
