/** What a model is blind to, for people: the same words in its report, the Model panel and the result of `verify-model`. */
import type { BlindSpot, BlindSpots } from "../../core/model/head-evaluation.ts";
import { editName } from "./edit-names.ts";
import { percent, plural, wholePercent } from "../format.ts";

/** Changes that a sentence names; a model that learned from few choices can be blind to nearly all. */
const MOST_NAMED = 4;

function listed(spots: readonly BlindSpot[]): string {
  const names = [...spots]
    .sort((a, b) => b.share.value - a.share.value)
    .map(({ edit, share }) => `${editName(edit)} (${wholePercent(share.value)})`);
  const left = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(", ") + (left > 0 ? ` and ${left} more` : "");
}

/** Sentences of what was found, the most frequent first and no more than four of a kind; none where there is nothing. */
export function blindSpotTexts(found: readonly BlindSpot[]): string[] {
  const of = (kind: BlindSpot["kind"]) => found.filter((spot) => spot.kind === kind);
  const [turned, pays, overtakes, search] = [of("turned"), of("pays"), of("overtakes"), of("search")];
  return [
    ...(turned.length > 0
      ? [`Which of two responses wins changes with what should not matter: ${listed(turned)}.`]
      : []),
    ...(pays.length > 0 ? [`The score rises with what makes no response better: ${listed(pays)}.`] : []),
    ...(overtakes.length > 0 ? [`A worse response beats a better one with: ${listed(overtakes)}.`] : []),
    ...search.map(
      ({ share, edit }) =>
        `A search over such changes raised ${percent(share.value)} of responses by a typical margin or more, most often by ${editName(edit)}.`,
    ),
  ];
}

/** Where they were looked for. */
export const blindSpotsOn = ({ pairs, queries }: Pick<BlindSpots, "pairs" | "queries">): string =>
  `${plural(pairs, "pair")} about ${plural(queries, "query", "queries")}`;
