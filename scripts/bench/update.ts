import { DIMENSION } from "../../src/core/feature-layout.ts";
import { seededRandom } from "../../src/core/random.ts";
import { scoreResponse } from "../../src/core/score.ts";
import { train } from "../../src/core/train.ts";
import { withChoice } from "../../src/core/update.ts";
import type { Row } from "../bench.ts";

const CHOICES = 2000;
const VISIBLE = 50;
const REPEATS = 20;

/** Milliseconds from one more choice to the scores of the responses on the screen, by a head trained on 2000. */
export function benchUpdate(): Promise<Row[]> {
  const random = seededRandom(11);
  const features = Float32Array.from({ length: 2 * CHOICES * DIMENSION }, () => random() - 0.5);
  const index = Array.from({ length: CHOICES }, (_, i) => i);
  const set = {
    ...{ features, dimension: DIMENSION, length: new Float64Array(2 * CHOICES).fill(1) },
    ...{ first: Int32Array.from(index, (i) => 2 * i), second: Int32Array.from(index, (i) => 2 * i + 1) },
    label: Float64Array.from(index, (i) => (random() < (features[2 * i * DIMENSION] > 0 ? 0.7 : 0.3) ? 1 : 0)),
    ...{ weight: new Float64Array(CHOICES).fill(1), group: Int32Array.from(index, (i) => i) },
  };
  const card = { id: "bench", encoder: "bench", created: new Date(0).toISOString(), data: "bench", description: "" };
  const began = performance.now();
  const head = train(set, { card });
  const training = performance.now() - began;
  const phi = (i: number) => features.subarray(i * DIMENSION, (i + 1) * DIMENSION);
  const times = Array.from({ length: REPEATS }, (_, repeat) => {
    const start = performance.now();
    const updated = withChoice(head, { first: phi(repeat), second: phi(repeat + 1), label: 1, weight: 1 });
    for (let i = 0; i < VISIBLE; i++) scoreResponse(updated, phi(i));
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return Promise.resolve([
    {
      what: `one more choice than ${CHOICES}, to ${VISIBLE} scores: median`,
      value: `${times[REPEATS / 2].toFixed(1)} ms`,
    },
    { what: "the slowest of 20", value: `${times[REPEATS - 1].toFixed(1)} ms` },
    { what: `a whole training on ${CHOICES} choices`, value: `${(training / 1000).toFixed(1)} s` },
  ]);
}
