import type { Head } from "../../../../src/core/model/head.ts";

/** A small head, valid in every field, for tests of storing. */
export function aHead(
  id = "2026-11-23t12-00-00z-0123abcd",
  encoder = "0123456789abcdef",
  created = "2026-11-23T12:00:00.000Z",
): Head {
  return {
    card: {
      schema: 1,
      id,
      number: 1,
      encoder,
      dimension: 2,
      created,
      pairs: 12,
      queries: 6,
      ridge: 30,
      surfaceRidge: 1,
      priors: [{ name: "on-topic", alpha: -0.5 }],
      heldOutAccuracy: 0.75,
      heldOutInterval: [0.5, 0.9],
      heldOutLoss: 0.6,
      lengthBaseline: 0.5,
      ece: 0.1,
      data: "00",
      description: "Choices of a test.",
    },
    weights: Float32Array.of(0.1, -2),
    bias: 1 / 3,
    mean: Float32Array.of(0, 1e-30),
    covariance: Float32Array.of(1, 0.5, 3),
    agreed: Float32Array.of(0.5, 0.25, 2),
  };
}
