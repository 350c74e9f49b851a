import type { SoundPair } from "./pairs.ts";
import type { SoundnessOptions } from "./verify-model.ts";

/** Texts that are read for a pair, about. */
const TEXTS_OF_A_PAIR = 40;

/** How many texts will be read, about: enough to say whether a pool of processes is worth its start. */
export const textsOf = (pairs: readonly SoundPair[], most: number): number =>
  Math.min(most, pairs.length) * TEXTS_OF_A_PAIR;

/** What a check does unless it is asked otherwise: about a minute on two cores. */
export const DEFAULT_OPTIONS: SoundnessOptions = {
  most: 50,
  budget: 1500,
  seed: 1,
  limits: { turned: 0.1, paying: 0.1, raised: 0.1 },
};
