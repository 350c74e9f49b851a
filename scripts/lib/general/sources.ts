/** Where the sets of choices are from, and what may be done with them. */

export interface Source {
  /** Repository or publication, and what people chose. */
  readonly what: string;
  readonly licence: string;
  /** Its part in the general head: pooled; left out of it, with the reason. */
  readonly leftOut?: string;
}

const shortOnes = "its people prefer what the other sets' people reject";

/** By the name of the set, as readPeople gives it. */
export const SOURCES: Readonly<Record<string, Source>> = {
  "hh-helpful": { what: "Anthropic HH-RLHF helpful-base test, as cleaned by Linear95/DSP", licence: "MIT" },
  "hh-harmless": {
    what: "Anthropic HH-RLHF harmless-base test, as cleaned by Linear95/DSP",
    licence: "MIT",
    leftOut: shortOnes,
  },
  "finegrained-qa": { what: "allenai/FineGrainedRLHF", licence: "Apache-2.0" },
  ukp: { what: "UKPLab/acl2016-convincing-arguments", licence: "CC-BY-4.0" },
  autoj: { what: "GAIR-NLP/auto-j", licence: "none", leftOut: "it states no licence: for measuring only" },
  "blanc-cnn": { what: "PrimerAI/blanc", licence: "MIT" },
  "blanc-news": { what: "PrimerAI/blanc", licence: "MIT" },
  "cnndm-lqual": { what: "yg211/summary-reward-no-reference", licence: "Apache-2.0" },
  "cqa-explain": { what: "allenai/few_shot_explanations", licence: "Apache-2.0", leftOut: shortOnes },
  "halie-metaphor": { what: "stanford-crfm/halie", licence: "Apache-2.0" },
  "halie-sum": { what: "stanford-crfm/halie", licence: "Apache-2.0", leftOut: shortOnes },
  "lamp-edits": { what: "salesforce/creativity_eval", licence: "BSD-3-Clause" },
  "lfqae-zh": { what: "YuchenFan48/LFQA-E", licence: "MIT" },
  llmfao: { what: "dustalov/llmfao", licence: "CC-BY-4.0", leftOut: shortOnes },
  "oasst-100": { what: "LAION-AI/Open-Assistant", licence: "Apache-2.0" },
  "oasst2-en": { what: "LAION-AI/Open-Assistant, OASST2", licence: "Apache-2.0" },
  rankgen: { what: "martiansideofthemoon/rankgen", licence: "Apache-2.0", leftOut: shortOnes },
  "saf-de": { what: "SebOchs/SAF", licence: "MIT" },
  "saf-en": { what: "SebOchs/SAF", licence: "MIT" },
  scratchplot: { what: "YipingNUS/scratchplot-story-generation", licence: "Apache-2.0" },
  squality: { what: "nyu-mll/SQuALITY", licence: "CC-BY-4.0" },
  "usr-topical": { what: "maszhongming/UniEval", licence: "MIT" },
  "wqrm-creative": { what: "salesforce/creativity_eval", licence: "BSD-3-Clause" },
};

/** Choices between answers of assistants, which the product is for. */
export const CHAT_SETS = ["hh-helpful", "autoj", "oasst-100", "oasst2-en"];
