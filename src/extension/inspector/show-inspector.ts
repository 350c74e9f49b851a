import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { chooseResponse } from "../explain/choose-response.ts";
import { readInspected } from "./inspected.ts";
import type { InspectorFeature } from "./inspector-feature.ts";
import type { Services } from "../services/services.ts";
import { rankBestFirst } from "../scores/ranking.ts";
import { siblingsOf } from "../scores/siblings.ts";
import { registerCommand } from "../window/register.ts";

const MOST_SIBLINGS = 50;

/**
 * Inspect Score: tokens, embedding, weights and loss of `{ query, response, other? }`, else of the response at the cursor
 * (or at the given place) against the best other one to its query. Answers with what is shown.
 */
export function registerShowInspector(services: Services, feature: InspectorFeature): Disposable {
  const { documents, scores, log } = services;
  return registerCommand(commandIds.showInspector, log, async (given?: unknown, start?: unknown) => {
    const asked = readInspected(given);
    if (asked !== undefined) return feature.show(asked);
    const chosen = await chooseResponse(services, given, start);
    if (chosen === undefined) return undefined;
    const { document, response: own } = chosen;
    const others = siblingsOf(own, documents.responses(document), MOST_SIBLINGS).filter(
      ({ start: at, response }) => at !== own.start && response !== own.response,
    );
    const scored = await scores.scoreAll(others, { priority: "interactive", scope: document });
    const ranked = rankBestFirst(others.map((item, i) => ({ item, score: scored[i] })));
    const best = ranked.find(({ score }) => score.limits.unknown === undefined)?.item.response;
    return feature.show({ query: own.query, response: own.response, ...(best !== undefined && { other: best }) });
  });
}
