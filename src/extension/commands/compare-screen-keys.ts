import { Disposable } from "vscode";
import * as z from "zod";
import type { CompareFeature } from "../compare/compare-feature.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { nextStrength, toggleTag } from "../compare/draft.ts";
import { commandIds } from "../contributions.ts";
import { registerCommand } from "../window/register.ts";

/** `"args": 2`: which quick tag, or which response. */
const place = z.int().min(1);

/** What goes with an answer, and how the pair is shown, as commands. */
export function registerCompareScreenKeys({ log }: CompareServices, feature: CompareFeature): Disposable {
  const perform = (id: "compareReason" | "compareToggleFold" | "compareToggleQuery") => {
    const action = ({ compareReason: "reason", compareToggleFold: "fold", compareToggleQuery: "query" } as const)[id];
    return registerCommand(commandIds[id], log, () => feature.perform(action));
  };
  return Disposable.from(
    perform("compareReason"),
    perform("compareToggleFold"),
    perform("compareToggleQuery"),
    registerCommand(commandIds.compareEdit, log, (which?: unknown) =>
      feature.perform(place.safeParse(which).data === 2 ? "edit-two" : "edit-one"),
    ),
    registerCommand(commandIds.compareStrength, log, () => feature.changeDraft(nextStrength)),
    registerCommand(commandIds.compareToggleTag, log, (which?: unknown) =>
      feature.changeDraft((draft, tags) => {
        const tag = tags.at((place.safeParse(which).data ?? 1) - 1);
        return tag === undefined ? draft : toggleTag(draft, tag);
      }),
    ),
    registerCommand(commandIds.compareToggleMarkdown, log, () => feature.toggle("markdown")),
    registerCommand(commandIds.compareToggleDifferences, log, () => feature.toggle("differences")),
    registerCommand(commandIds.compareToggleLinkedScroll, log, () => feature.toggle("linked")),
  );
}
