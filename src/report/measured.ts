/** What a model does with a person's own texts, measured where they are: in words. */
import type { HeadCard } from "../core/model/head.ts";
import type { Fact } from "./facts.ts";
import { choicesText, count, percent, plural } from "./format.ts";
import { moreChoices, moreChoicesText } from "./more-choices.ts";

/** The responses of the files that are open. */
export interface OpenFiles {
  readonly responses: number;
  /** Those that have a score. */
  readonly scored: number;
}

/** Share of the responses in open files that have a score; undefined where there are none. */
export const openShare = ({ responses, scored }: OpenFiles): number | undefined =>
  responses === 0 ? undefined : scored / responses;

/** How many responses in the open files have a score; nothing where no file with responses is open. */
export function openFilesFact(card: HeadCard, open: OpenFiles): Fact[] {
  const share = openShare(open);
  if (share === undefined) return [];
  const { responses, scored } = open;
  const more = scored === responses ? undefined : moreChoices({ card });
  const note = `${count(scored)} of ${plural(responses, "response")}`;
  return [
    {
      ...{ id: "open", name: "With a score in your open files", value: percent(share) },
      note: more === undefined ? note : `${note}; ${moreChoicesText(more)} for the rest`,
    },
  ];
}

/** How often a model predicts choices that it has not learned from; says so where it does not know this taste. */
export function tasteText(model: string, right: number, total: number): string {
  const agrees = `The ${model} model agrees with ${count(right)} of your ${choicesText(total)}`;
  return right > total / 2 ? `${agrees}.` : `${agrees}: it does not know this taste.`;
}
