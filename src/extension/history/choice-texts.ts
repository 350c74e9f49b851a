import { commands, Disposable, Uri, workspace, type TextDocumentContentProvider } from "vscode";
import type { Entry } from "./entries.ts";
import { historyMessages as text } from "./history-messages.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";
import { shorten } from "../../report/format.ts";

const scheme = "reward-lens-choice";
const TITLE = 60;

/** The two responses of a choice as read-only documents, side by side in VS Code's own diff editor. */
export class ChoiceTexts implements TextDocumentContentProvider, Disposable {
  readonly #stores: PreferenceStores;
  readonly #registration: Disposable;

  constructor(stores: PreferenceStores) {
    this.#stores = stores;
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** @throws StoreError, which VS Code shows in place of the text */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [, id, , name] = uri.path.split("/");
    const record = await this.#stores.of(uri.query)?.read(id);
    return record?.responses[name === "response-2.md" ? 1 : 0] ?? "";
  }

  /** Opens both responses of a choice: the preferred one, if one is, on the right, where VS Code colours it green. */
  async show({ store, choice: { original, current } }: Entry): Promise<void> {
    const [left, right] = current.choice === "first" ? [2, 1] : [1, 2];
    // The choice is part of the address: another answer shows them in another order.
    const [one, two] = [left, right].map((number) =>
      Uri.from({ scheme, path: `/${original.id}/${current.choice}/response-${number}.md`, query: store.folder }),
    );
    const title = text.textsTitle(current.choice, shorten(original.query, TITLE));
    await commands.executeCommand("vscode.diff", one, two, title, { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
