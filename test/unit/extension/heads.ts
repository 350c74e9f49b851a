import type { Head } from "../../../src/core/model/head.ts";
import { aHead } from "../store/heads/a-head.ts";

/** The encoder that the heads of these tests belong to. */
export const ENCODER = "0123456789abcdef";

/** A head of two features, w = (1, 0), b = 0, with a posterior of precision `precision`·I around φ̄ = 0. */
export function headOf(id: string, precision = 100, encoder = ENCODER, created = "2026-11-23T12:00:00.000Z"): Head {
  const { card } = aHead(id, encoder, created);
  return {
    card,
    weights: Float32Array.of(1, 0),
    bias: 0,
    mean: Float32Array.of(0, 0),
    covariance: Float32Array.of(1 / precision, 0, 1 / precision),
  };
}

/** Of a response that is read whole. */
export const legibility = { tokens: 100, unknown: 0, unread: 0 };
