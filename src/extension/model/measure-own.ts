import { workspace } from "vscode";
import { isVague } from "../../core/evaluation/evidence.ts";
import type { Head } from "../../core/model/head.ts";
import { comparePair } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { OpenFiles } from "../../report/measured.ts";
import type { TrainingPair } from "../../training/training-pairs.ts";
import { isLog } from "../documents/document-kind.ts";
import type { Services } from "../services/services.ts";

/** Responses that are scored for it, spread evenly over those of the open files; choices that are looked at, the newest. */
const MOST = 100;

type Scorer = Pick<Services, "scores" | "documents">;

/** What a head says of the responses in the files that are open; what it cannot read counts as without a score. */
export async function measureOpenFiles({ scores, documents }: Scorer, head: Head): Promise<OpenFiles> {
  const all = workspace.textDocuments
    .filter((document) => !document.isClosed && !isLog(document.uri.path) && !documents.mustWait(document))
    .flatMap((document) => documents.found(document).responses)
    .filter(({ response }) => response.trim() !== "");
  const looked = Math.min(MOST, all.length);
  const inputs = Array.from({ length: looked }, (_, i): QueryResponse => all[Math.floor((i * all.length) / looked)]);
  const scored = await scores.scoreAll(inputs, { head });
  const shown = scored.filter((score) => !isVague(score) && score.limits.unknown === undefined);
  return { responses: looked, scored: shown.length };
}

/** How many of a person's strict choices a head predicts that has not learned from them. */
export async function agreementWith(
  { scores }: Pick<Scorer, "scores">,
  head: Head,
  choices: readonly TrainingPair[],
): Promise<{ readonly right: number; readonly total: number }> {
  const strict = choices
    .filter(({ label, first, second }) => label !== 0.5 && first.trim() !== "" && second.trim() !== "")
    .slice(-MOST);
  const inputs = strict.flatMap(({ query, first, second }) => [
    { query, response: first },
    { query, response: second },
  ]);
  const scored = await scores.scoreAll(inputs, { head });
  const right = strict.filter(({ label }, i) => {
    const { margin } = comparePair(head, scored[2 * i].phi, scored[2 * i + 1].phi);
    return margin > 0 === label > 0.5;
  });
  return { right: right.length, total: strict.length };
}
