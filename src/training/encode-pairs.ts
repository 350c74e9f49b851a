import type { PreferenceSet } from "../core/types.ts";
import type { EmbedOptions, Encoder } from "../encoder/encoder.ts";
import type { EncoderInfo } from "../protocol/encoder.ts";
import { indexPairs, toPreferenceSet, type TrainingPair } from "./training-pairs.ts";

/** What is needed of an encoder. */
export interface PairEncoder extends Pick<Encoder, "embed"> {
  info(): Promise<Pick<EncoderInfo, "id" | "dimension">>;
}

/** Runs work with an encoder that is worth its start for so many texts, and ends what was started for it. */
export type WithEncoder = <T>(texts: number, work: (encoder: PairEncoder) => Promise<T>) => Promise<T>;

export interface EncodedPairs<T> {
  readonly set: PreferenceSet;
  readonly encoder: Pick<EncoderInfo, "id" | "dimension">;
  readonly opened: T;
}

/**
 * Encodes the texts of pairs, each once.
 * @param open what is needed of this encoder beside the features (its heads): opened first, so that it fails first.
 * Rejects with EncoderError, the signal's reason, or as `open` does.
 */
export async function encodePairs<T>(
  pairs: readonly TrainingPair[],
  withEncoder: WithEncoder,
  open: (encoder: EncodedPairs<T>["encoder"]) => Promise<T>,
  options: Pick<EmbedOptions, "signal" | "onProgress"> = {},
): Promise<EncodedPairs<T>> {
  const indexed = indexPairs(pairs);
  return withEncoder(indexed.texts.length, async (encoder) => {
    const info = await encoder.info();
    const opened = await open(info);
    const features = await encoder.embed(indexed.texts, { ...options, priority: "bulk" });
    return { set: toPreferenceSet(indexed, features, info.dimension), encoder: info, opened };
  });
}
