import type { DocumentResponse } from "../documents/document-response.ts";
import { rankBestFirst, type Ranked } from "./ranking.ts";
import type { ScoredResponse } from "./score.ts";
import type { ScoreOptions, ScoreService } from "./score-service.ts";

export type RankedResponse = Ranked<DocumentResponse, ScoredResponse>;

/** Whether two readings of a document mean the same response. */
export function isSame(a: DocumentResponse, b: DocumentResponse): boolean {
  return a.start === b.start && a.label === b.label && a.selected === b.selected;
}

/** The responses with some text that answer the same query, `own` among them; at most `most`, those nearest to `own`. */
export function siblingsOf(
  own: DocumentResponse,
  responses: readonly DocumentResponse[],
  most: number,
): DocumentResponse[] {
  return responses
    .filter(({ query, response }) => query === own.query && response.trim() !== "")
    .sort((a, b) => Math.abs(a.start - own.start) - Math.abs(b.start - own.start))
    .slice(0, most)
    .sort((a, b) => a.start - b.start);
}

/** Scores the responses and ranks them, best first. @throws as ScoreService.scoreAll */
export async function rankResponses(
  scores: ScoreService,
  responses: readonly DocumentResponse[],
  options: ScoreOptions,
): Promise<RankedResponse[]> {
  const scored = await scores.scoreAll(responses, options);
  return rankBestFirst(responses.map((item, i) => ({ item, score: scored[i] })));
}
