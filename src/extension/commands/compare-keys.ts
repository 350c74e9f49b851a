import { Disposable } from "vscode";
import type { ScreenAnswer } from "../../protocol/compare.ts";
import type { CompareFeature } from "../compare/compare-feature.ts";
import type { CompareServices } from "../compare/compare-services.ts";
import { commandIds } from "../contributions.ts";
import { registerCommand } from "./register.ts";

/** The answers of the Compare panel as commands, so that their keys can be bound anew. */
export function registerCompareKeys({ log }: CompareServices, feature: CompareFeature): Disposable {
  const answers: [keyof typeof commandIds, ScreenAnswer][] = [
    ["chooseFirst", "one"],
    ["chooseSecond", "two"],
    ["tie", "tie"],
    ["bothBad", "both-bad"],
    ["skip", "skip"],
  ];
  return Disposable.from(
    ...answers.map(([id, answer]) => registerCommand(commandIds[id], log, () => feature.answer(answer))),
    registerCommand(commandIds.undo, log, () => feature.undo()),
  );
}
