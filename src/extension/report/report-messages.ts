import { l10n } from "vscode";

/** What the training report says. */
export const reportMessages = {
  title: (head: string) => l10n.t("Reward model {0}", head),
  figure: () => l10n.t("Figure"),
  value: () => l10n.t("Value"),
  choices: () => l10n.t("Choices"),
  choicesValue: (pairs: number, queries: number) => l10n.t("{0}, over {1} queries", pairs, queries),
  heldOut: () => l10n.t("Right on held-out choices"),
  withInterval: (value: string, low: string, high: string) => l10n.t("{0}, 90 % interval {1} to {2}", value, low, high),
  length: () => l10n.t("Right by length alone, same folds"),
  againstLength: () => l10n.t("Against length alone"),
  againstPrevious: (name: string) => l10n.t("Against {0}, on choices of queries that it has not seen", name),
  better: () => l10n.t("likely better"),
  worse: () => l10n.t("likely worse"),
  unknown: () => l10n.t("can't tell"),
  compared: (verdict: string, points: string, low: string, high: string, p: string, pairs: number) =>
    l10n.t("{0}: {1} points, 90 % interval {2} to {3}, p = {4}, {5} choices", verdict, points, low, high, p, pairs),
  sameAgain: () => l10n.t("Your answer is the same when asked again"),
  ceiling: () => l10n.t("So no head can be right on more than"),
  ofPairs: (value: string, pairs: number) => l10n.t("{0}, {1} pairs asked twice", value, pairs),
  warnings: () => l10n.t("Warnings"),
  betterThanBefore: (name: string) => l10n.t("It is likely better than {0}.", name),
  worseThanBefore: (name: string) => l10n.t("It is likely worse than {0}.", name),
  cannotTellFromBefore: (name: string) => l10n.t("It cannot be told from {0} by these choices.", name),
  reliability: () => l10n.t("How sure, and how often right"),
  sure: () => l10n.t("Sure by, mean"),
  right: () => l10n.t("Right"),
  pairs: () => l10n.t("Choices"),
  loss: () => l10n.t("Held-out loss a choice"),
  lossValue: (loss: string, coin: string) => l10n.t("{0} nats (a coin: {1})", loss, coin),
  lossWithin: (loss: string, low: string, high: string, coin: string) =>
    l10n.t("{0} nats, 90 % interval {1} to {2} (a coin: {3})", loss, low, high, coin),
  calibration: () => l10n.t("Calibration error (ECE)"),
  ridge: () => l10n.t("Ridge λ"),
  ridgeValue: (states: string, surface: string) =>
    l10n.t("{0} for the encoder's states, {1} for surface features", states, surface),
  prior: () => l10n.t("Prior"),
  noPrior: () => l10n.t("none"),
  priorValue: (name: string, alpha: string) => l10n.t("{0}, learnt multiple α = {1}", name, alpha),
  encoder: () => l10n.t("Encoder"),
  features: (count: number) => l10n.t("{0} features", count),
  created: () => l10n.t("Trained at"),
  data: () => l10n.t("SHA-256 of the choices"),
  seconds: () => l10n.t("Duration"),
  secondsValue: (seconds: string) => l10n.t("{0} s", seconds),
  setAside: () => l10n.t("Set aside from the preference log"),
  lines: (count: number) => l10n.t("{0} lines, which stay in the file", count),
  reading: () => l10n.t("How to read this"),
  aboveChance: () =>
    l10n.t("The whole interval lies above 50 %: the head repeats choices that it has not seen better than a coin."),
  notAboveChance: () =>
    l10n.t("The interval reaches down to 50 %: these choices do not yet show that the head is better than a coin."),
  aboveLength: () => l10n.t("It is better than length alone."),
  notAboveLength: () => l10n.t("It is not shown to be better than length alone."),
  calibrationMeaning: () =>
    l10n.t("The calibration error is the mean distance between how sure the head was and how often it was right."),
};
