import type { Head, HeadCard } from "../core/head.ts";
import { readSafetensors, writeSafetensors, type Tensor } from "./safetensors.ts";

/** The bytes of head.safetensors. Throws Error where the head's numbers do not fit its card. */
export function encodeHead({ weights, prior, bias, mean, covariance, agreed, queries, card }: Head): Uint8Array {
  const tensors = {
    weights: { shape: [weights.length], data: weights },
    ...(prior && { prior: { shape: [prior.length], data: prior } }),
    bias: { shape: [1], data: Float64Array.of(bias) },
    mean: { shape: [mean.length], data: mean },
    covariance: { shape: [covariance.length], data: covariance },
    ...(agreed && { agreed: { shape: [agreed.length], data: agreed } }),
    ...(queries && { queries: { shape: [queries.length], data: queries } }),
  };
  const bytes = writeSafetensors({ tensors, metadata: { id: card.id, encoder: card.encoder } });
  decodeHead(card, bytes); // what could not be read back is not written
  return bytes;
}

/** Reads head.safetensors; throws Error that says which tensor is missing, of another size, or not finite. */
export function decodeHead(card: HeadCard, bytes: Uint8Array): Head {
  const { tensors } = readSafetensors(bytes);
  const take = (name: string, length: number): Float32Array | Float64Array => {
    const tensor: Tensor | undefined = tensors[name];
    if (!tensor) throw new Error(`its tensor "${name}" is missing`);
    if (tensor.data.length !== length)
      throw new Error(`its tensor "${name}" has ${tensor.data.length} values, not ${length}`);
    for (const value of tensor.data)
      if (!Number.isFinite(value)) throw new Error(`its tensor "${name}" holds NaN or infinity`);
    return tensor.data;
  };
  const size = card.dimension;
  const weights = Float32Array.from(take("weights", size));
  const mean = Float32Array.from(take("mean", size));
  const covariance = Float32Array.from(take("covariance", (size * (size + 1)) / 2));
  const prior = tensors["prior"] && Float32Array.from(take("prior", size));
  const agreed = tensors["agreed"] && Float32Array.from(take("agreed", covariance.length));
  const queries = tensors["queries"] && Float64Array.from(take("queries", card.queries));
  return {
    card,
    weights,
    ...(prior && { prior }),
    bias: take("bias", 1)[0],
    mean,
    covariance,
    ...(agreed && { agreed }),
    ...(queries && { queries }),
  };
}
