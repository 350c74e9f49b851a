import type { BlindSpots, Comparison } from "../core/model/head-evaluation.ts";
import type { HeadCard } from "../core/model/head.ts";
import { blindSpotsOn, blindSpotTexts } from "./blind-spots/blind-spots.ts";
import { knowsRepeats, verdictText } from "./facts.ts";
import { choicesText, percent, points, wholePercent, within } from "./format.ts";
import { warningText } from "./warning-text.ts";

/** Something that a training found out about the choices, next to its figures: for people. */
export interface Finding {
  readonly title: string;
  readonly text: string;
}

/** What the training found: against length alone, against the model before, and about the choices, each with its figures. */
export function headFindings({ report, blindSpots }: HeadCard): Finding[] {
  const blind = blindSpots === undefined ? [] : [blindFinding(blindSpots)];
  if (report === undefined) return blind;
  const { againstLength, againstPrevious, selfConsistency, warnings } = report;
  return [
    ...(againstLength ? [against("length alone", againstLength, "")] : []),
    ...(againstPrevious
      ? [against(againstPrevious.name, againstPrevious, " that neither had seen before", report.accuracy.value)]
      : []),
    ...(selfConsistency && knowsRepeats(selfConsistency)
      ? [
          {
            title: "Your consistency",
            text: `You answered ${within(selfConsistency.same)} of ${selfConsistency.pairs} repeated pairs the same way. No model can be expected to predict more than ${percent(selfConsistency.ceiling.value)}.`,
          },
        ]
      : []),
    ...warnings.map(warningText).map(({ cause, cure }) => ({ title: cause.replace(/\.$/, ""), text: cure })),
    ...blind,
  ];
}

function blindFinding(spots: BlindSpots): Finding {
  const texts = blindSpotTexts(spots.found);
  const title = texts.length === 0 ? "No blind spot was found" : "Blind spots";
  return { title, text: [...texts, `Checked on ${blindSpotsOn(spots)}.`].join(" ") };
}

/** @param accuracy of the first; where the other one is right on no more than half, it does not know this taste */
function against(
  name: string,
  { difference, pairs, verdict, queries }: Comparison,
  where: string,
  accuracy?: number,
): Finding {
  const other = accuracy === undefined ? 1 : accuracy - difference.value;
  const taste =
    other > 0.5
      ? ""
      : ` Of these, ${name} predicted about ${wholePercent(Math.max(0, other))}: it does not know this taste.`;
  return {
    title: `Against ${name}: ${verdictText({ verdict, queries })}`,
    text: `The difference is ${within(difference, points)} percentage points on the same ${choicesText(pairs)}${where}.${taste}`,
  };
}
