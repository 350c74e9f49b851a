import { Uri } from "vscode";
import { rankBestFirst } from "../../scores/ranking.ts";
import type { ScoredResponse } from "../../scores/score.ts";
import { accessOf } from "../../pairs/queues/source-access.ts";
import type { Services } from "../../services/services.ts";
import { chooseResponse } from "../../explain/choose-response.ts";
import { latest } from "../../history/history.ts";
import type { ChoiceNode } from "../../history/nodes.ts";
import { ShownError } from "../../window/describe-error.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";
import type { ExpectedOf } from "./ask-expectation.ts";

/** Responses to a query that are offered and ranked. */
const MOST_OTHERS = 50;
/** Steps of a score that is filled in. */
const STEPS = 20;

/** What an expectation is about, and the file that its file is to be beside. */
export interface About {
  readonly expected: ExpectedOf;
  readonly source: Uri;
}

/** The response of a document: the one at `start`, else the selected one, else the one at the cursor. */
export async function ofDocument(services: Services, uri: unknown, start: unknown): Promise<About | undefined> {
  const chosen = await chooseResponse(services, uri, start);
  if (chosen === undefined) return undefined;
  const { document, response: own } = chosen;
  const rivals = services.documents.rivals(document, own.query).filter(({ response }) => response.trim() !== "");
  const distinct = new Map(rivals.map((one) => [one.response.trim(), one]));
  distinct.delete(own.response.trim());
  const others = [...distinct.values()].slice(0, MOST_OTHERS);
  const scored = await services.scores.scoreAll([own, ...others], { priority: "interactive", scope: document });
  const ranked = rankBestFirst([own, ...others].map((item, i) => ({ item, score: scored[i] })));
  const expected = {
    ...{ query: own.query, response: own.response.trim(), threshold: thresholdOf(scored[0]) },
    others: others.map(({ label, response }) => ({ label, response: response.trim() })),
    ranking: ranked.map(({ item }) => item.response.trim()),
  };
  return { expected, source: document.uri };
}

/** What a choice says; a tie, and two bad responses, say no order. */
export async function ofChoice({ scores }: Pick<Services, "scores">, { entry }: ChoiceNode): Promise<About> {
  const { store, choice } = await latest(entry);
  const record = await store.read(choice.original.id);
  const uri = Uri.joinPath(Uri.file(store.folder), record.source === "" ? "choices" : record.source);
  if ((await accessOf({ kind: "file", uri }, store.folder)).kind === "ask")
    throw new ShownError(text.sourceOutside(record.source));
  const { query, turns } = record;
  const [first, second] = record.responses.map((one) => one.trim());
  const isOrder = record.choice === "first" || record.choice === "second";
  const [response, other] = record.choice === "second" ? [second, first] : [first, second];
  const [scored] = await scores.scoreAll([{ query, response }], { priority: "interactive" });
  const isUsable = isOrder && other !== "" && other !== response;
  const expected: ExpectedOf = {
    ...{ query, turns, response, threshold: thresholdOf(scored), ranking: [] },
    others: isUsable ? [{ label: text.otherOfChoice(), response: other }] : [],
    ...(isUsable && { isChosen: true }),
  };
  return { expected, source: uri };
}

/** A little below the score that the model in use gives, so that the expectation guards what is there. */
function thresholdOf({ score }: ScoredResponse): string {
  const step = Math.min(Math.max(Math.floor(score * STEPS), 1), STEPS - 1);
  return `>= ${Number((step / STEPS).toFixed(2))}`;
}
