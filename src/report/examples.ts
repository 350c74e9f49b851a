import type { TrainingReport } from "../core/model/training-report.ts";

/** The texts of a choice in a training. */
export interface ChoiceTexts {
  readonly query: string;
  readonly first: string;
  readonly second: string;
}

/** A choice with what the head that had not seen its query made of it. */
export interface Example {
  readonly query: string;
  readonly preferred: string;
  readonly other: string;
  /** Δ = R(preferred) − R(other), held out, in logits. */
  readonly margin: number;
}

export interface Examples {
  /** Those that it was wrong about, the surest first. */
  readonly surprising: readonly Example[];
  /** Those that it was right about, the surest first. */
  readonly expected: readonly Example[];
}

const MOST = 5;

/**
 * The choices that say most of a head, by how sure it was without having seen their query.
 * @param texts of each choice, in the order of the training; undefined where they are no longer known.
 */
export function examplesOf(
  { label, heldOut }: Pick<TrainingReport, "label" | "heldOut">,
  texts: readonly (ChoiceTexts | undefined)[],
): Examples {
  const all = label.flatMap((y, i): Example[] => {
    const choice = texts[i];
    if (choice === undefined || y === 0.5) return [];
    const { query, first, second } = choice;
    return y > 0.5
      ? [{ query, preferred: first, other: second, margin: heldOut[i] }]
      : [{ query, preferred: second, other: first, margin: -heldOut[i] }];
  });
  const sorted = all.sort((a, b) => a.margin - b.margin);
  return {
    surprising: sorted.filter(({ margin }) => margin < 0).slice(0, MOST),
    expected: sorted
      .filter(({ margin }) => margin > 0)
      .slice(-MOST)
      .reverse(),
  };
}
