import type { Disposable } from "vscode";
import { chooseResponse } from "../explain/choose-response.ts";
import { readInspected } from "./inspect.ts";
import type { InspectorFeature } from "./inspector-feature.ts";
import type { Services } from "../services/services.ts";
import { rankResponses, siblingsOf } from "../scores/siblings.ts";
import { registerCommands } from "../window/commands.ts";

const MOST_SIBLINGS = 50;

/** Inspect Score: tokens, embedding, weights and loss. */
export function registerInspectorCommands(services: Services, feature: InspectorFeature): Disposable {
  return registerCommands(services.log, {
    showInspector: (given, start) => showInspector(services, feature, given, start),
  });
}

/**
 * Shows `{ query, response, other? }`, else the response at the cursor (or at the given place) against the best other one to
 * its query. @returns what is shown
 */
async function showInspector(services: Services, feature: InspectorFeature, given: unknown, start: unknown) {
  const { documents, scores } = services;
  const asked = readInspected(given);
  if (asked !== undefined) return feature.show(asked);
  const chosen = await chooseResponse(services, given, start);
  if (chosen === undefined) return undefined;
  const { document, response: own } = chosen;
  const others = siblingsOf(own, documents.responses(document), MOST_SIBLINGS).filter(
    ({ start: at, response }) => at !== own.start && response !== own.response,
  );
  const ranked = await rankResponses(scores, others, { priority: "interactive", scope: document });
  const best = ranked.find(({ score }) => score.limits.unknown === undefined)?.item;
  const { query, response, label } = own;
  if (best === undefined) return feature.show({ query, response, names: [label] });
  return feature.show({ query, response, other: best.response, names: [label, best.label] });
}
