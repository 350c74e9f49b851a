import type { Head, HeadCard } from "../../core/model/head.ts";
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

/** No reward, variance or feature comes near: what is larger is not a fitted number, and sums of it end in infinity. */
const LARGEST = 1e12;

/** Reads head.safetensors; throws Error that says which tensor is missing, of another size, or has numbers that no head can have. */
export function decodeHead(card: HeadCard, bytes: Uint8Array): Head {
  const { tensors, metadata } = readSafetensors(bytes);
  const { id = card.id } = metadata;
  if (id !== card.id) throw new Error(`its weights belong to model ${id}, its card to ${card.id}`);
  const take = (name: string, length: number): Float32Array | Float64Array => {
    const tensor: Tensor | undefined = tensors[name];
    if (!tensor) throw new Error(`its tensor "${name}" is missing`);
    if (tensor.data.length !== length)
      throw new Error(`its tensor "${name}" has ${tensor.data.length} values, not ${length}`);
    for (const value of tensor.data) {
      if (!Number.isFinite(value)) throw new Error(`its tensor "${name}" contains NaN or infinity`);
      if (Math.abs(value) > LARGEST && name !== "queries")
        throw new Error(`its tensor "${name}" has ${value}, which no training gives`);
    }
    return tensor.data;
  };
  const size = card.dimension;
  const weights = Float32Array.from(take("weights", size));
  const mean = Float32Array.from(take("mean", size));
  const prior = tensors["prior"] && Float32Array.from(take("prior", size));
  const covarianceOf = (name: string) => {
    const packed = Float32Array.from(take(name, (size * (size + 1)) / 2));
    if (!mayBeCovariance(packed, size)) throw new Error(`its tensor "${name}" is not a covariance`);
    return packed;
  };
  const covariance = covarianceOf("covariance");
  const agreed = tensors["agreed"] && covarianceOf("agreed");
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

/** |cᵢⱼ| ≤ √(cᵢᵢcⱼⱼ), within what rounding to 32 bits does: what every covariance fulfils. */
function mayBeCovariance(packed: Float32Array, size: number): boolean {
  const deviation = Float64Array.from({ length: size }, (_, i) => Math.sqrt(packed[(i * (i + 3)) / 2])); // NaN below 0
  const least = 1e-6 * deviation.reduce((most, value) => Math.max(most, value), 0);
  let at = 0;
  for (let i = 0; i < size; i++) {
    if (Number.isNaN(deviation[i])) return false;
    for (let j = 0; j <= i; j++)
      if (Math.abs(packed[at++]) > 1.001 * (deviation[i] + least) * (deviation[j] + least)) return false;
  }
  return true;
}
