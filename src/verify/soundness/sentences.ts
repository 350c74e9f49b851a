/** What a check of a model says to people, the same in every form. */
import type { Estimate } from "../../core/types.ts";
import { blindSpotsOn, blindSpotTexts } from "../../report/blind-spots/blind-spots.ts";
import { EDIT_NAMES, editName } from "../../report/blind-spots/edit-names.ts";
import { count, decimal, modelNamed, plural, signed, small, within } from "../../report/format.ts";
import { blindSpotsOf } from "./blind-spots.ts";
import { CONDITIONS } from "./cases.ts";
import { NOISE } from "./measure-edits.ts";
import type { Example, Soundness } from "./result.ts";

/** How much a score may differ on another kind of processor or with another build of ONNX Runtime: docs/decisions/099. */
const OTHER_MACHINE = 0.06;

/** Examples that a report shows. */
const SHOWN = 5;

export function soundnessTexts(found: Soundness): string[] {
  const { model, source, texts, typicalMargin, chosen, agrees, sameBits } = found;
  const about = `${modelNamed(model, "Model")} on ${source}: ${blindSpotsOn(found)}, ${plural(texts, "text")} scored.`;
  const different = sameBits.filter((one) => one.different > 0);
  const largest = sameBits.reduce((most, { reward }) => Math.max(most, reward), 0);
  const bits =
    different.length === 0
      ? `Same text, same bits: ${Object.values(CONDITIONS).join(", ")}. The largest difference is 0.`
      : `The same text has other bits ${different.map(({ condition }) => CONDITIONS[condition]).join(", ")}. The largest difference is ${small(largest)} in reward.`;
  const machine = `On another kind of processor a score may differ by up to ${OTHER_MACHINE}.`;
  if (typicalMargin === 0)
    return [about, "It can't tell responses apart, so nothing else was checked.", `${bits} ${machine}`];
  const blind = blindSpotTexts(blindSpotsOf(found).found);
  const agreement =
    chosen === 0 ? "" : ` The model orders ${within(agrees)} of ${plural(chosen, "pair")} as they were chosen.`;
  return [
    about,
    `Two responses to one query typically differ by ${small(typicalMargin)} in reward, the typical margin.${agreement}`,
    ...(blind.length > 0 ? [`Blind spots. ${blind.join(" ")}`] : ["No blind spot is certain by these limits."]),
    ...nowhere(found),
    `${bits} ${machine}`,
  ];
}

/** Changes that nothing could be said of. */
function nowhere({ harmless, attacks }: Soundness): string[] {
  const names = [
    ...harmless.filter(({ compared }) => compared === 0),
    ...attacks.filter(({ responses }) => responses === 0),
  ].map(({ edit }) => EDIT_NAMES[edit]);
  return names.length === 0 ? [] : [`No response has anything to change: ${names.join(", ")}.`];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** With its range, where more than one query says how it varies. */
const sized = (estimate: Estimate, write: (value: number) => string) =>
  Number.isFinite(estimate.low) ? within(estimate, (value) => write(value)) : write(estimate.value);

/** The figures. Changes that no response has a place for are left out. */
export function soundnessTables({ harmless, attacks, search }: Soundness): Table[] {
  const tables = [
    {
      title: "Changes that must not matter",
      columns: ["change", "compared", "turns a pair", "moves by", "at most"],
      rows: harmless
        .filter(({ compared }) => compared > 0)
        .map(({ edit, compared, turned, change, largest }) => [
          ...[EDIT_NAMES[edit], count(compared), within(turned)],
          ...[sized(change, decimal), decimal(largest)],
        ]),
    },
    {
      title: "Changes that must not pay",
      columns: ["change", "responses", "pays", "moves by", "beats a better response"],
      rows: attacks
        .filter(({ responses }) => responses > 0)
        .map(({ edit, responses, pays, gain, overtaken, overtakes }) => [
          ...[EDIT_NAMES[edit], count(responses), within(pays)],
          ...[sized(gain, signed), overtaken === 0 ? "" : `${within(overtakes)} of ${overtaken}`],
        ]),
    },
    {
      title: `What the search found in ${count(search?.scored ?? 0)} texts`,
      columns: ["change", "in so many results"],
      rows: (search?.edits ?? []).map(({ edit, results }) => [EDIT_NAMES[edit], `${results} of ${search!.starts}`]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

export const TABLE_NOTE = `“Moves by” and “at most” are in typical margins; a change pays where it gains more than ${NOISE} of one. In brackets: 90% ranges.`;

/** The best results of the search. */
export const shownExamples = ({ search }: Soundness): readonly Example[] => search?.found.slice(0, SHOWN) ?? [];

/** "+1.80 in reward by flattery, then headings everywhere" */
export const gainText = ({ gain, edits }: Example): string =>
  `${signed(gain)} in reward by ${edits.map(editName).join(", then ")}`;
