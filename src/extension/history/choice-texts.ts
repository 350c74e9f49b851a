import { commands, Disposable, Uri, workspace, type TextDocumentContentProvider } from "vscode";
import { shorten } from "../window/markdown-text.ts";
import type { Entry } from "./entries.ts";
import { historyMessages as text } from "./history-messages.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";

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
    const [, id, name] = uri.path.split("/");
    const record = await this.#stores.of(uri.query)?.read(id);
    return record?.responses[name === "response-2.md" ? 1 : 0] ?? "";
  }

  /** Opens both responses of a choice. */
  async show({ store, choice }: Entry): Promise<void> {
    const { id, query } = choice.original;
    const [one, two] = ["response-1.md", "response-2.md"].map((name) =>
      Uri.from({ scheme, path: `/${id}/${name}`, query: store.folder }),
    );
    await commands.executeCommand("vscode.diff", one, two, text.textsTitle(shorten(query, TITLE)), { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
