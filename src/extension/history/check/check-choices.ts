import { setImmediate } from "node:timers/promises";
import { trainForAudit } from "../../../training/audit-head.ts";
import { choiceFacts } from "../../../training/choice-facts.ts";
import { inWorker } from "../../../training/train-head.ts";
import { placedPairs, toTrainingPairs } from "../../../training/training-pairs.ts";
import { auditChoices } from "../../../verify/audit/audit-choices.ts";
import { auditedRecord } from "../../../verify/audit/audited-record.ts";
import type { AuditedChoice, Finding, LongerSession } from "../../../verify/audit/choice.ts";
import { mayBeCutTexts, unreadIn } from "../../../verify/audit/same-responses.ts";
import { programOf, type Services } from "../../services/services.ts";
import { readSettings } from "../../settings.ts";
import { learnedFrom } from "../../services/read-choices.ts";
import type { Work } from "../../window/progress.ts";
import type { Entry } from "../entries.ts";

export interface CheckedChoices {
  /** Choices that were looked at. */
  readonly choices: number;
  readonly findings: readonly { readonly entry: Entry; readonly finding: Finding }[];
  readonly sessions: readonly { readonly entries: readonly Entry[]; readonly session: LongerSession }[];
  /** The choice on a line of a log. */
  readonly at: (place: Pick<AuditedChoice, "file" | "line">) => Entry | undefined;
}

export type CheckServices = Pick<Services, "stores" | "encoders" | "heads" | "extensionUri">;

/** Shares of the progress: reading the texts, training, looking at each choice. */
const [READ, TRAINED] = [0.5, 0.9];

/**
 * Audits the active choices that a training would learn from, by a model that is trained on them and not kept.
 * Rejects with TrainError where they are too few, StoreError, EncoderError, or the signal's reason.
 */
export async function checkChoices(services: CheckServices, { signal, onProgress }: Work): Promise<CheckedChoices> {
  const { encoders, heads } = services;
  const entries = await activeEntries(services);
  const byPlace = new Map(entries.map((entry) => [keyOf(placeOf(entry)), entry]));
  const records = entries.map(({ choice }) => choice.current);
  const { pairs, places } = placedPairs(records.map((record) => toTrainingPairs([record])));
  const audited = entries.flatMap((entry, i): AuditedChoice[] => {
    const one = auditedRecord(entry.choice.current, placeOf(entry), { isRevised: entry.choice.revisions.length > 0 });
    return one ? [{ ...one, ...(places[i] !== undefined && { pair: places[i] }) }] : [];
  });
  const progress = (share: number) => onProgress(Math.round(100 * share), 100);
  const { head, set } = await trainForAudit({
    ...{ pairs, facts: choiceFacts(records), signal },
    withEncoder: (texts, work) => encoders.withBulkEncoder(texts, work),
    heads: async (encoder) => ({
      starters: await Promise.all(readSettings().starters.map((name) => heads.byId(name, encoder))),
    }),
    fit: inWorker(programOf(services, "fit-worker")),
    onEncoded: (done, total) => progress((READ * done) / total),
    onFit: ({ fraction }) => progress(READ + (TRAINED - READ) * fraction),
  });
  const unread = await unreadOf(audited, services, signal);
  const { choices, findings, sessions } = await auditChoices({
    ...{ choices: audited, head, set, unread, knows: () => true },
    onProgress: async (done, total) => {
      progress(TRAINED + ((1 - TRAINED) * done) / total);
      await setImmediate();
      signal.throwIfAborted();
    },
  });
  const at: CheckedChoices["at"] = (place) => byPlace.get(keyOf(place));
  return {
    ...{ choices, at },
    findings: findings.map((finding) => ({ finding, entry: at(finding.choice)! })),
    sessions: sessions.map((session) => ({ session, entries: session.choices.map((choice) => at(choice)!) })),
  };
}

async function activeEntries({ stores }: CheckServices): Promise<Entry[]> {
  const all: Entry[] = [];
  for (const store of await stores.read()) {
    const active = store.choices.filter(({ withdrawals }) => withdrawals.length === 0);
    all.push(...(await learnedFrom(active, store.folder)).map((choice) => ({ store, choice })));
  }
  return all;
}

/** How much of the texts that are almost the same is not read. */
async function unreadOf(audited: readonly AuditedChoice[], { encoders }: CheckServices, signal: AbortSignal) {
  const texts = mayBeCutTexts(audited);
  return unreadIn(texts, texts.length === 0 ? [] : await encoders.encoder.read(texts, { signal, priority: "bulk" }));
}

const placeOf = ({ store, choice }: Entry) => ({ file: store.path, line: store.lineOf(choice.original.id) ?? 0 });
const keyOf = ({ file, line }: Pick<AuditedChoice, "file" | "line">) => `${file}:${line}`;
