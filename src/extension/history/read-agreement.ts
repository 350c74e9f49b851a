import { setImmediate } from "node:timers/promises";
import { activeOf } from "../../store/log/log-state.ts";
import { judgedPairs } from "../../store/log/judged-pairs.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { PreferenceRecord } from "../../store/log/record.ts";
import { disagreements, LISTED, type AgreementFacts } from "./agreement-markdown.ts";

/** Choices that are looked at before others have their turn: some milliseconds. */
const STEP = 1000;

/** Reads from the logs of a workspace how much people agree. @throws the signal's reason */
export async function readAgreement(stores: readonly PreferenceStore[], signal: AbortSignal): Promise<AgreementFacts> {
  const judged = judgedPairs();
  const answers = new Map<string, number>();
  for (const store of stores)
    for (const [i, record] of activeOf(store.choices).entries()) {
      if (i % STEP === 0) await setImmediate();
      signal.throwIfAborted();
      judged.add(record);
      if (record.choice !== "skip") answers.set(record.annotator, (answers.get(record.annotator) ?? 0) + 1);
    }
  const pairs = judged.result();
  const listed = disagreements(pairs)
    .slice(0, LISTED)
    .map(({ record }) => record);
  const records = new Map<string, PreferenceRecord>();
  for (const store of stores)
    for (const id of listed) {
      const choice = store.choice(id);
      if (choice) records.set(id, choice.current);
    }
  return { answers, pairs, records };
}
