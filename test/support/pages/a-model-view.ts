import { train } from "../../../src/core/train.ts";
import { modelFigures } from "../../../src/report/figures.ts";
import { nextStep } from "../../../src/report/next-step.ts";
import type { ModelView } from "../../../src/protocol/model.ts";
import { madePreferences, someCard } from "../../unit/core/synthetic.ts";

/** What the panel shows of a head that core trains on made choices. */
export function aModelView(pairs: number): ModelView {
  const set = madePreferences({ pairs });
  const before = { name: "on-topic", weights: set.taste.map((w, j) => (j % 2 ? w : -w)) };
  const { card, report } = train(set, { card: someCard, before, learningCurve: true });
  const figures = modelFigures(card, report!);
  return {
    head: { name: "Model 2 · 60 choices", card, inUse: true, starter: false },
    figures,
    titles: pairs > 500 ? [] : Array.from({ length: pairs }, (_, i) => `Query ${i}: <b>the preferred response</b>`),
    warnings: [{ title: "Order", text: "The first response was chosen in 64% of pairs." }],
    next: nextStep(card, figures, 0),
    memento: {},
  };
}

/** What the panel shows before any training. */
export const nothingTrained: ModelView = {
  ...{ titles: [], warnings: [], memento: {} },
  next: nextStep(undefined, undefined, 3),
};
