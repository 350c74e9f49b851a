import type { Head } from "../../core/model/head.ts";
import { choicesInBin, MOST_DOTS, type When } from "../../report/dots.ts";
import { headMargins, modelFigures } from "../../report/figures.ts";
import { headFindings } from "../../report/findings.ts";
import { openFilesFact, openShare, tasteText, type OpenFiles } from "../../report/measured.ts";
import { nextStep } from "../../report/next-step.ts";
import type { TrainingReport } from "../../core/model/training-report.ts";
import type { ModelView } from "../../protocol/model.ts";
import { reportKeys, pairsOfKeys, type TrainingPair } from "../../training/training-pairs.ts";
import { isStarterName } from "../heads/starters.ts";
import { describeError } from "../window/describe-error.ts";
import { headName } from "../heads/head-name.ts";
import type { HeadService } from "../heads/head-service.ts";
import { modelMessages } from "./model-messages.ts";
import type { ChoiceOfDot } from "./pick-choice.ts";
import { shorten } from "../../report/format.ts";

const TITLE = 70;
/** With fewer choices nothing is said of how well a model knows a taste. */
const FEWEST_FOR_TASTE = 6;

/** A head as the panel shows it, with the pairs that its dots are about. */
export interface ShownModel {
  readonly view: ModelView;
  /** The same with what was measured on the person's own texts. Rejects where the encoder fails. */
  measured(own: OwnTexts): Promise<ModelView>;
  /** By place in the training; undefined where the log no longer has the choice. */
  readonly pairs: readonly (TrainingPair | undefined)[];
  /** The choices of a dot that represents several; those that the log no longer has are left out. */
  choicesIn(when: When, bin: number): readonly ChoiceOfDot[];
}

/** Measures a head on a person's own texts. */
export interface OwnTexts {
  openFiles(head: Head): Promise<OpenFiles>;
  agreement(head: Head, choices: readonly TrainingPair[]): Promise<{ readonly right: number; readonly total: number }>;
}

/**
 * What the panel shows. Never rejects: what is wrong is said on the panel.
 * @param id of the head; undefined for the one in use, unless that is a starter.
 * @param choices the active choices
 */
export async function showModel(
  heads: Pick<HeadService, "current" | "byId" | "report">,
  id: string | undefined,
  choices: readonly TrainingPair[],
): Promise<ShownModel> {
  try {
    const used = await heads.current();
    const head = id === undefined || id === used.card.id ? used : await heads.byId(id);
    if (id === undefined && isStarterName(head.card.id)) return nothingTrained(choices, head);
    const report = await heads.report(head.card.id);
    return await shown(head, report, used.card.id === head.card.id, choices, id);
  } catch (error) {
    const empty = nothingTrained(choices);
    return { ...empty, view: { ...empty.view, problem: modelMessages.cannotShow(describeError(error)) } };
  }
}

function nothingTrained(choices: readonly TrainingPair[], head?: Head): ShownModel {
  const next = nextStep(undefined, undefined, choices.length);
  const view = { titles: [], warnings: [], next, memento: {} };
  return {
    ...{ view, pairs: [], choicesIn: () => [] },
    measured: async ({ agreement }) => {
      if (head === undefined || choices.length < FEWEST_FOR_TASTE) return view;
      const { right, total } = await agreement(head, choices);
      return total < FEWEST_FOR_TASTE ? view : { ...view, taste: tasteText(headName(head.card), right, total) };
    },
  };
}

async function shown(
  head: Head,
  report: TrainingReport | undefined,
  inUse: boolean,
  choices: readonly TrainingPair[],
  id: string | undefined,
): Promise<ShownModel> {
  const { card } = head;
  const present = await reportKeys(choices);
  const keys = report?.keys ?? [];
  const pairs = pairsOfKeys(keys, present, choices);
  const known = new Set(keys);
  const fresh = known.size === 0 ? 0 : new Set(present.filter((key) => !known.has(key))).size;
  const figures = report && modelFigures(card, report);
  const byHead = new Map(report && headMargins(report));
  const starter = isStarterName(card.id);
  const step = (open?: number) => nextStep(starter ? undefined : card, figures, starter ? choices.length : fresh, open);
  const view: ModelView = {
    head: { name: headName(card), card, inUse, starter },
    figures,
    titles: pairs.length > MOST_DOTS ? [] : pairs.map(title),
    warnings: headFindings(card),
    next: step(),
    memento: id === undefined ? {} : { head: id },
  };
  return {
    view,
    measured: async ({ openFiles }) => {
      if (starter || !inUse) return view;
      const open = await openFiles(head);
      return { ...view, measured: openFilesFact(card, open), next: step(openShare(open)) };
    },
    pairs,
    choicesIn: (when, bin) =>
      choicesInBin(bin, byHead.get(when) ?? [], report?.label ?? []).flatMap(({ margin, pair: place }) => {
        const pair = pairs[place];
        return pair ? [{ pair, margin }] : [];
      }),
  };
}

function title(pair: TrainingPair | undefined): string {
  if (pair === undefined) return "";
  const { query, first, second, label } = pair;
  return `${shorten(query, TITLE)}: ${shorten(label >= 0.5 ? first : second, TITLE)}`;
}
