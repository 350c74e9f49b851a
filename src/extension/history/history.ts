import { window } from "vscode";
import type { Services } from "../services/services.ts";
import type { Doubts } from "./check/doubts.ts";
import type { ChoiceTexts } from "./choice-texts.ts";
import type { Entry } from "./entries.ts";
import { historyMessages as text } from "./history-messages.ts";
import type { HistoryView } from "./history-view.ts";
import { isHistoryNode } from "./nodes.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";

/** What the commands of the Choices view share. */
export interface History {
  readonly services: Pick<Services, "log" | "stores" | "scores" | "heads" | "documents" | "encoders" | "extensionUri">;
  readonly stores: PreferenceStores;
  readonly view: HistoryView;
  readonly texts: ChoiceTexts;
  /** What the last check named. */
  readonly doubts: Doubts;
}

/** The choice that a command is about: that of its row, else the selected one; without one it says so. */
export function chosenEntry({ view }: History, argument: unknown): Entry | undefined {
  const node = isHistoryNode(argument) ? argument : view.selected;
  if (node?.kind === "choice") return node.entry;
  void window.showInformationMessage(text.pickFirst());
  return undefined;
}

/** The entry as the log has it now. @throws StoreError where it was removed from the log */
export async function latest({ store, choice }: Entry): Promise<Entry> {
  await store.refresh();
  return { store, choice: store.choice(choice.original.id) ?? choice };
}
