import { judgedPairs } from "../../store/log/judged-pairs.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { PreferenceRecord } from "../../store/log/record.ts";
import { disagreements, LISTED, type AgreementFacts } from "./agreement-markdown.ts";

/** Reads from the logs of a workspace how far people agree. @throws StoreError, or the signal's reason */
export async function readAgreement(stores: readonly PreferenceStore[], signal: AbortSignal): Promise<AgreementFacts> {
  const judged = judgedPairs();
  const answers = new Map<string, number>();
  for (const store of stores)
    for await (const record of store.readAll(held(store))) {
      signal.throwIfAborted();
      judged.add(record);
      if (record.choice !== "skip") answers.set(record.annotator, (answers.get(record.annotator) ?? 0) + 1);
    }
  const pairs = judged.result();
  const listed = disagreements(pairs)
    .slice(0, LISTED)
    .map(({ record }) => record);
  const records = new Map<string, PreferenceRecord>();
  for (const store of stores) for await (const record of store.readAll(listed)) records.set(record.id, record);
  return { answers, pairs, records };
}

function held({ choices }: PreferenceStore): string[] {
  return choices.flatMap(({ original, withdrawals }) => (withdrawals.length === 0 ? [original.id] : []));
}
