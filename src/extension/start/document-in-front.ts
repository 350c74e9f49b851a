import { Disposable, TabInputWebview, window, workspace } from "vscode";
import { contextKeys } from "../contributions.ts";
import { readableName } from "../documents/document-kind.ts";
import { documentInFront } from "../documents/in-front.ts";
import type { Services } from "../services/services.ts";
import { setContext } from "../window/commands.ts";
import { debounced } from "../window/debounced.ts";
import { isProse } from "./prose.ts";

/** Typing and selecting pause this long before the document is looked at again. */
const PAUSE_MS = 200;
const TABLE = /\.(?:jsonl|ndjson|csv|tsv|tab|psv)$/i;

/** What the document in front has, for menus, the palette and the next step. */
export class DocumentInFront implements Disposable {
  readonly #services: Pick<Services, "documents" | "queries">;
  readonly #changed: () => void;
  readonly #look = debounced(() => this.refresh(), PAUSE_MS);
  readonly #listeners: Disposable;
  #hasRivals = false;

  /** @param changed is called when the document has other responses than before, or is another one */
  constructor(services: Pick<Services, "documents" | "queries">, changed: () => void) {
    this.#services = services;
    this.#changed = changed;
    this.#listeners = Disposable.from(
      window.onDidChangeActiveTextEditor(() => this.refresh()),
      window.onDidChangeVisibleTextEditors(() => this.refresh()),
      window.tabGroups.onDidChangeTabs(() => this.refresh()),
      workspace.onDidChangeTextDocument(({ document }) => document === documentInFront() && this.#look()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && this.#look()),
      services.documents.onDidChangeSelections(this.#look),
      services.queries.onDidChangeQuery(() => this.refresh()),
    );
  }

  /** Whether it, or the one that a panel covers, has two responses to one query, or records in which Compare looks for them. */
  get hasRivals(): boolean {
    return this.#hasRivals;
  }

  dispose(): void {
    Disposable.from(this.#look, this.#listeners).dispose();
  }

  /** Looks at the document now. */
  refresh(): void {
    const { documents, queries } = this.#services;
    const document = documentInFront();
    const name = document && readableName(document);
    const responses = document ? documents.firstResponses(document) : [];
    const rivals = new Set(responses.map(({ query }) => query)).size < responses.length;
    // A table whose columns are not understood has a lens that asks which they are, and no responses until then.
    const hasRivals = rivals || (name !== undefined && TABLE.test(name));
    // A panel such as Compare covers the document that it was opened on: the step stays the one of that document.
    const isCovered = window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview;
    if (document !== undefined || !isCovered) this.#hasRivals = hasRivals;
    const editor = window.activeTextEditor;
    const selected = editor ? editor.document.getText(editor.selection) : "";
    void setContext(contextKeys.hasText, name !== undefined || isProse(selected));
    void setContext(contextKeys.hasResponses, responses.length > 0);
    void setContext(contextKeys.hasRivals, hasRivals);
    void setContext(contextKeys.hasQuery, document !== undefined && queries.of(document.uri) !== undefined);
    this.#changed();
  }
}
