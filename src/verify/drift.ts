import { driftOf, type Drift } from "../core/evaluation/drift.ts";
import { numbered } from "../core/math/numbered.ts";
import type { Head } from "../core/model/head.ts";
import { count, percent, plural, within } from "../report/format.ts";
import { Readings, type ReadTexts } from "./judge/readings.ts";
import type { OutputResponse } from "./read-outputs.ts";

/** How much of some responses is unlike the choices of a model. */
export interface ResponseDrift extends Pick<Drift, "share"> {
  readonly responses: number;
  /** The most unlike first. */
  readonly unlike: readonly OutputResponse[];
  /** Responses that the encoder cannot read; they are left out. */
  readonly unreadable: number;
}

/** Rejects as `read` does. @returns undefined where no response can be read */
export async function checkDrift(
  responses: readonly OutputResponse[],
  head: Head,
  read: ReadTexts,
): Promise<ResponseDrift | undefined> {
  const readings = await Readings.of(responses, read);
  const known = responses.flatMap((response) => {
    const phi = readings.phi(response);
    return phi ? [{ response, phi }] : [];
  });
  if (known.length === 0) return undefined;
  const { share, unlike } = driftOf(
    head,
    known.map(({ phi }) => phi),
    numbered(known.map(({ response: { query } }) => query)),
  );
  return {
    ...{ share, responses: known.length, unreadable: responses.length - known.length },
    unlike: unlike.map((place) => known[place].response),
  };
}

/** "12.0% (9.1% to 15.7%) of 340 responses are unlike your choices. Of responses like them it would be about 4.0%." */
export function driftText({ share, responses, unreadable }: ResponseDrift, { card }: Pick<Head, "card">): string {
  const usual = card.unseen && ` Of responses like them it would be about ${percent(1 - card.unseen.scoredShare)}.`;
  const left = unreadable > 0 ? ` ${plural(unreadable, "response")} can't be read and left out.` : "";
  return `${within(share)} of ${count(responses)} responses are unlike your choices.${usual ?? ""}${left}`;
}
