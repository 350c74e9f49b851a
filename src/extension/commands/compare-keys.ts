import { Disposable } from "vscode";
import * as z from "zod";
import type { ScreenAnswer } from "../../protocol/compare.ts";
import type { CompareFeature } from "../compare/compare-feature.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { commandIds } from "../contributions.ts";
import { registerCommand } from "../window/register.ts";

/** `"args": { "strength": 3 }` of a keybinding. */
const given = z.object({ strength: z.union([z.literal(1), z.literal(2), z.literal(3)]) });

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
    ...answers.map(([id, answer]) =>
      registerCommand(commandIds[id], log, (args?: unknown) =>
        feature.answer(answer, given.safeParse(args).data?.strength),
      ),
    ),
    registerCommand(commandIds.undo, log, () => feature.undo()),
  );
}
