import type { CompareView, Draft } from "../../protocol/compare.ts";
import { toNextTexts, toShownPair } from "../pairs/fold.ts";
import type { RunOptions } from "./run-options.ts";
import { plainScreen } from "./screen-options.ts";

/** What the panel shows of a run. @param hasEdit whether undo takes an edit back, not an answer */
export function runView(options: RunOptions, draft: Draft, hasEdit: boolean): CompareView {
  const { session, figures, name, memento, missing, screen: look } = options;
  const { current, next, done, total, canUndo, counts } = session;
  const screen = current
    ? ({ kind: "pair", pair: toShownPair(current) } as const)
    : ({ kind: "finished", counts, missing: missing() } as const);
  const lines = figures && { session: figures.lines(total - done) };
  const beside = { draft, next: next && toNextTexts(next), ...(look?.() ?? plainScreen), ...lines };
  return { screen, source: name, done, total, canUndo: canUndo || hasEdit, memento, ...beside };
}
