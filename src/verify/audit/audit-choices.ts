import { auditLabels, type AuditOptions, type LabelAudit } from "../../core/evaluation/label-audit.ts";
import type { Head } from "../../core/model/head.ts";
import type { PreferenceSet } from "../../core/types.ts";
import type { Audit, AuditedChoice, Finding, Place, Reason } from "./choice.ts";
import { longerSessions } from "./longer-sessions.ts";
import { tooFast } from "./reading-time.ts";
import { sameResponses, type Unread } from "./same-responses.ts";

/**
 * Least doubt of a choice for what is known without a model: of two that contradict each other one is a mistake, of three in a circle one,
 * and a choice between two same texts is by chance.
 */
const LEAST_DOUBT = {
  contradicted: 0,
  opposed: 0,
  "both-ways": 1 / 2,
  circle: 1 / 3,
  identical: 1 / 2,
  fast: 0,
} as const;

export interface AuditJob {
  readonly choices: readonly AuditedChoice[];
  readonly head: Pick<Head, "weights" | "covariance" | "agreed">;
  /** Of the pairs that the choices name. */
  readonly set: PreferenceSet;
  /** Whether the head was trained on a pair. */
  readonly knows: (pair: number) => boolean;
  readonly unread: Unread;
  readonly onProgress?: AuditOptions["onProgress"];
}

/** Finds the choices to look at again, the most doubtful first. Rejects as onProgress does. */
export async function auditChoices({ choices, head, set, knows, unread, onProgress }: AuditJob): Promise<Audit> {
  const labels = await auditLabels(head, set, { knows, ...(onProgress && { onProgress }) });
  const byPair = new Map(choices.map((choice) => [choice.pair, choice]));
  const reasonsOf = modelReasons(labels, (pair) => byPair.get(pair)!, knows);
  const doubts = new Map(labels.ranked.map(({ pair, doubt }) => [pair, doubt]));
  const findings = choices.flatMap((choice): Finding[] => {
    const { pair } = choice;
    const own = [sameResponses(choice, set, unread), tooFast(choice)].filter((reason) => reason !== undefined);
    const reasons = [...((pair !== undefined && reasonsOf.get(pair)) || []), ...own];
    const least = Math.max(...reasons.map(({ kind }) => LEAST_DOUBT[kind]));
    const doubt = Math.max(least, (pair !== undefined && doubts.get(pair)) || 0);
    return reasons.length > 0 && !choice.isKept ? [{ choice, doubt, reasons }] : [];
  });
  findings.sort((a, b) => b.doubt - a.doubt);
  return { choices: choices.length, findings, sessions: longerSessions(choices) };
}

/** What the model and the other choices say, by pair. */
function modelReasons(
  { contradicted, opposed, bothWays, circles }: LabelAudit,
  choiceOf: (pair: number) => AuditedChoice,
  knows: AuditJob["knows"],
): ReadonlyMap<number, readonly Reason[]> {
  const reasons = new Map<number, Reason[]>();
  const add = (pair: number, reason: Reason) => reasons.set(pair, [...(reasons.get(pair) ?? []), reason]);
  const place = (pair: number): Place & { annotator: string } => {
    const { file, line, annotator } = choiceOf(pair);
    return { file, line, annotator };
  };
  for (const { pair, doubt } of contradicted)
    add(pair, { kind: "contradicted", probability: doubt, isKnown: knows(pair) });
  for (const { pair } of opposed) add(pair, { kind: "opposed" });
  const opposite = grouped(bothWays.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  for (const [pair, others] of opposite) add(pair, { kind: "both-ways", with: others.map(place) });
  // From each of the three, the other two in the order of the circle.
  const around = grouped(
    circles.flatMap(([a, b, c]) => [[a, [b, c]] as const, [b, [c, a]] as const, [c, [a, b]] as const]),
  );
  for (const [pair, others] of around) {
    const [next, last] = others[0];
    add(pair, { kind: "circle", with: [place(next), place(last)], circles: others.length });
  }
  return reasons;
}

function grouped<T>(entries: readonly (readonly [number, T])[]): Map<number, T[]> {
  const groups = Map.groupBy(entries, ([key]) => key);
  return new Map(Array.from(groups, ([key, group]) => [key, group.map(([, value]) => value)]));
}
