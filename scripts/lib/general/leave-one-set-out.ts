/** What the general head is worth on sets of choices that it has not seen. */
import { accuracy, expectedCalibrationError, meanLoss } from "../../../src/core/evaluation/metrics.ts";
import { Z90 } from "../../../src/core/math/statistics.ts";
import type { Estimate } from "../../../src/core/types.ts";
import type { LeftOutSet } from "./general.ts";
import { CHAT_SETS } from "./sources.ts";

export interface SetFigures {
  readonly name: string;
  readonly pairs: number;
  /** Share of strict pairs where the better response has the larger reward. */
  readonly accuracy: number;
  /** The same by what people share alone, without the part learned from made pairs. */
  readonly shared: number;
  /** The same by "the longer one is better". */
  readonly length: number;
  readonly loss: number;
}

function setFigures({ set, margins, shared }: LeftOutSet): SetFigures {
  const { label } = set.differences;
  return {
    ...{ name: set.name, pairs: set.pairs.length },
    accuracy: accuracy(margins, label).value,
    shared: accuracy(shared, label).value,
    length: accuracy(
      set.pairs.map(({ first, second }) => first.length - second.length),
      label,
    ).value,
    loss: meanLoss(margins, label),
  };
}

/** Mean over sets with its 90% interval: sets are the sample. */
function meanOverSets(values: readonly number[]): Estimate {
  const value = values.reduce((sum, x) => sum + x / values.length, 0);
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (values.length - 1);
  const half = Z90 * Math.sqrt(variance / values.length);
  return { value, low: value - half, high: value + half };
}

/** The figures of a card: every set counts alike. */
export function figuresOf(leftOut: readonly LeftOutSet[]) {
  const figures = leftOut.map(setFigures);
  const largest = Math.max(...figures.map(({ pairs }) => pairs));
  const times = leftOut.flatMap(({ margins }) => Array.from(margins, () => Math.round(largest / margins.length)));
  const all = leftOut.flatMap(({ margins }) => [...margins]);
  const labels = leftOut.flatMap(({ set }) => [...set.differences.label]);
  const chat = figures.filter(({ name }) => CHAT_SETS.includes(name));
  const mean = (of: (one: SetFigures) => number, over = figures) => meanOverSets(over.map(of));
  return {
    figures,
    all: mean(({ accuracy }) => accuracy),
    chat: mean(({ accuracy }) => accuracy, chat),
    shared: { all: mean(({ shared }) => shared), chat: mean(({ shared }) => shared, chat) },
    lengthChat: mean(({ length }) => length, chat),
    length: mean(({ length }) => length).value,
    loss: mean(({ loss }) => loss).value,
    ece: expectedCalibrationError(all, labels, times),
  };
}
