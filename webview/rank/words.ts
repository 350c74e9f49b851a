import { placesOf, type Ranking } from "../../src/core/model/ranking.ts";
import type { RankView } from "../../src/protocol/rank.ts";
import type { Screen } from "../page/showings.ts";

/** The screen as every page names it. */
export function screenOf(view: RankView | undefined): Screen | undefined {
  return view && { kind: view.screen.kind, token: view.screen.kind === "set" ? view.screen.set.token : undefined };
}

/** Responses are called by letters in the order in which they were shown first. */
export function letterOf(item: number): string {
  return String.fromCharCode(65 + item);
}

/** "Response C, place 2 of 5, tied" */
export function placeText(ranking: Ranking, at: number): string {
  const places = placesOf(ranking);
  const tied = places.filter((place) => place === places[at]).length > 1;
  return `Response ${letterOf(ranking[at].item)}, place ${places[at]} of ${ranking.length}${tied ? ", tied" : ""}`;
}

/** "1 of 4 ranked · 3 left" */
export function progressText(done: number, total: number): string {
  return `${done} of ${total} ranked · ${total - done} left`;
}
