import type { Head } from "../../src/core/model/head.ts";
import { DEFAULT_OPTIONS } from "../../src/verify/soundness/options.ts";
import type { SoundPair } from "../../src/verify/soundness/pairs.ts";
import { verifyModel, type SoundnessJob } from "../../src/verify/soundness/verify-model.ts";

/** What a planted model can see of a response: each is a feature. */
const SEEN = {
  /** Which of the three steps it names, each once: what makes an answer better here. */
  steps: (text: string) => ["settings", "page", "save"].filter((word) => text.toLowerCase().includes(word)).length,
  exclamations: (text: string) => (text.match(/!/g) ?? []).length,
  length: (text: string) => text.length / 100,
} as const;

export type Seen = keyof typeof SEEN;
const NAMES = Object.keys(SEEN) as Seen[];

/** A model that rewards what it is planted with. */
export function plantedHead(weights: Partial<Record<Seen, number>>): Head {
  return {
    card: { id: "planted" } as Head["card"],
    weights: Float32Array.from(NAMES, (name) => weights[name] ?? 0),
    bias: 0,
    mean: new Float32Array(NAMES.length),
    covariance: new Float32Array((NAMES.length * (NAMES.length + 1)) / 2),
  };
}

/** Reads what a planted model sees. */
export const readPlanted: SoundnessJob["read"] = (texts) =>
  Promise.resolve(
    texts.map(({ response }) => ({
      phi: Float32Array.from(NAMES, (name) => SEEN[name](response)),
      legibility: { tokens: response.length, unknown: 0, unread: 0 },
    })),
  );

/** Pairs of a helpful answer and a useless one; the longer one is the helpful one in every second pair. */
export const PLANTED_PAIRS: readonly SoundPair[] = Array.from({ length: 40 }, (_, i) => {
  const more = i % 2 === 0 ? "" : " Some people would say that it could be something else entirely, who knows.";
  return {
    query: `How do I change option ${i}?`,
    better: `Open the settings, choose page ${i + 1} and press Save.${i % 4 === 0 ? " It's done after a minute." : ""}`,
    other: `No idea, ask somebody else about number ${i}.${more}`,
    isChosen: true,
  };
});

export const verifyPlanted = (weights: Partial<Record<Seen, number>>, more: Partial<SoundnessJob> = {}) =>
  verifyModel({
    ...DEFAULT_OPTIONS,
    ...{ head: plantedHead(weights), model: "planted", source: "planted pairs", pairs: PLANTED_PAIRS, threads: 2 },
    read: readPlanted,
    fresh: () => ({ read: readPlanted, end: () => Promise.resolve() }),
    budget: 600,
    ...more,
  });
