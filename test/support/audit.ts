import type { PreferenceSet } from "../../src/core/types.ts";
import type { AuditedChoice } from "../../src/verify/audit/choice.ts";

/** A choice on a line, whose query is the same for all. */
export const choiceAt = (line: number, more: Partial<AuditedChoice> = {}): AuditedChoice => ({
  file: "choices.jsonl",
  line,
  query: "Which lamp?",
  chosen: "The desk lamp.",
  other: "The floor lamp, which is tall.",
  annotator: "",
  ...more,
});

/** Choices "better over worse" by the rows of the texts; φ of row r is r. */
export function setOf(pairs: readonly (readonly [better: number, worse: number])[]): PreferenceSet {
  const texts = 1 + Math.max(...pairs.flat());
  return {
    features: Float32Array.from({ length: texts }, (_, row) => row),
    dimension: 1,
    first: Int32Array.from(pairs, ([better]) => better),
    second: Int32Array.from(pairs, ([, worse]) => worse),
    label: new Float64Array(pairs.length).fill(1),
    weight: new Float64Array(pairs.length).fill(1),
    group: new Int32Array(pairs.length),
    length: new Float64Array(texts).fill(1),
  };
}
