import { Uri, type Disposable } from "vscode";
import { keyArguments } from "../command-arguments.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import type { PairSource } from "../pairs/pair-source.ts";
import { registerCommands } from "../window/commands.ts";
import type { CompareFeature } from "./compare-feature.ts";
import { nextStrength, toggleTag } from "./draft.ts";
import { importFromFile } from "./import-choices.ts";

/** What fills the Compare panel, and its keys: as commands, so they can be bound to other keys. */
export function registerCompareCommands(services: PairServices, feature: CompareFeature): Disposable {
  const compare = async (asked: Promise<PairSource | undefined>) => {
    const source = await asked;
    if (source !== undefined) await feature.compare(source);
  };
  return registerCommands(services.log, {
    // Without a document the panel comes to the front as it is, and when it has no pairs says what to do.
    compareResponses: (file) => {
      const source = askSource.document();
      const uri = given(file);
      if (uri && uri.toString() !== source?.uri.toString()) return compare(askSource.of(uri, services));
      return source === undefined ? feature.open() : feature.compare(source);
    },
    comparePairsFromFile: (file) => compare(askSource.file(given(file))),
    compareSelections: () => compare(askSource.selection(services)),
    compareClipboard: () => compare(askSource.clipboard(services)),
    compareFolder: (folder) => compare(askSource.folder(services, given(folder))),
    compareVersions: (file) => compare(askSource.versions(services, given(file))),
    importChoices: (file) => importFromFile(services, file),

    chooseFirst: (args) => feature.answer("one", keyArguments.chooseFirst.safeParse(args).data?.strength),
    chooseSecond: (args) => feature.answer("two", keyArguments.chooseSecond.safeParse(args).data?.strength),
    tie: () => feature.answer("tie"),
    bothBad: () => feature.answer("both-bad"),
    skip: () => feature.answer("skip"),
    undo: () => feature.undo(),

    compareStrength: () => feature.changeDraft(nextStrength),
    compareToggleTag: (place) =>
      feature.changeDraft((draft, tags) => {
        const tag = tags.at((keyArguments.compareToggleTag.safeParse(place).data ?? 1) - 1);
        return tag === undefined ? draft : toggleTag(draft, tag);
      }),
    compareReason: () => feature.perform("reason"),
    compareEdit: (place) => feature.perform(place === 2 ? "edit-two" : "edit-one"),
    compareToggleMarkdown: () => feature.toggle("markdown"),
    compareToggleDifferences: () => feature.toggle("differences"),
    compareToggleLinkedScroll: () => feature.toggle("linked"),
    compareToggleFold: () => feature.perform("fold"),
    compareToggleQuery: () => feature.perform("query"),
  });
}

const given = (value: unknown): Uri | undefined => (value instanceof Uri ? value : undefined);
