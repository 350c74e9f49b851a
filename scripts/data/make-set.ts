/** From the texts of a set's sources to the set's files. */
import { basename } from "node:path";
import type { Comparison } from "./comparisons.ts";
import { fromAutoJ, fromLfqa, fromLlmfao } from "./convert/answers.ts";
import { fromComparisons, fromDialogues } from "./convert/chosen-rejected.ts";
import { fromTrees } from "./convert/open-assistant.ts";
import { fromExplanations, fromGradedAnswers, fromTopicalChat } from "./convert/rated-answers.ts";
import { fromBlanc, fromCnndm, fromHalieSummaries, fromSquality } from "./convert/summaries.ts";
import { fromDebates } from "./convert/ukp.ts";
import { fromEdits, fromMetaphors, fromRankedDrafts, fromRankGen, fromScratchplot } from "./convert/writing.ts";
import { readPersons, readSelection, selectedLines } from "./selection.ts";
import type { SourceSet } from "./sources.ts";
import { spacedLines } from "./spaced-json.ts";

/** Sets whose records are all that their source gives. */
const WHOLE: Readonly<Record<string, (texts: readonly string[]) => readonly object[]>> = {
  "hh-helpful": fromDialogues,
  "hh-harmless": fromDialogues,
  "finegrained-qa": fromComparisons,
};

/** Sets whose records are selected from what their source gives. */
const SELECTED: Readonly<Record<string, (texts: readonly string[]) => Comparison[]>> = {
  autoj: fromAutoJ,
  "blanc-cnn": fromBlanc,
  "blanc-news": fromBlanc,
  "cnndm-lqual": fromCnndm,
  "cqa-explain": fromExplanations,
  "halie-metaphor": fromMetaphors,
  "halie-sum": fromHalieSummaries,
  "lamp-edits": fromEdits,
  "lfqae-zh": fromLfqa,
  llmfao: fromLlmfao,
  "oasst-100": fromTrees,
  "oasst2-en": fromTrees,
  rankgen: fromRankGen,
  "saf-de": fromGradedAnswers,
  "saf-en": fromGradedAnswers,
  scratchplot: fromScratchplot,
  squality: fromSquality,
  "usr-topical": fromTopicalChat,
  "wqrm-creative": fromRankedDrafts,
};

/** @param texts of the sources, in their order. @param selections folder of the selections. @returns contents of the files, in their order. */
export async function makeSet(
  { name, sources }: SourceSet,
  texts: readonly string[],
  selections: string,
): Promise<string[]> {
  if (name === "ukp") {
    const topics = Object.keys(sources).map((path) => basename(path, ".xml"));
    const made = fromDebates(texts, topics, await readPersons(selections));
    return [made.texts, made.votes, made.topics];
  }
  if (name in WHOLE) return [spacedLines(WHOLE[name](texts))];
  if (name in SELECTED) return [selectedLines(SELECTED[name](texts), await readSelection(selections, name))];
  throw new Error(`Nothing is known of how to make the set ${name}.`);
}
