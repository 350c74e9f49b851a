import { commands, Disposable, EventEmitter, Uri, window, workspace, type TextDocumentContentProvider } from "vscode";

const uri = Uri.from({ scheme: "reward-lens-versions", path: "/versions.md" });

/** Heads side by side as a read-only document, one for the window. */
export class ComparisonDocument implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration = workspace.registerTextDocumentContentProvider(uri.scheme, this);
  #markdown = "";

  provideTextDocumentContent(): string {
    return this.#markdown;
  }

  /** Shows a comparison, rendered where VS Code's Markdown preview is there. */
  async show(markdown: string): Promise<void> {
    this.#markdown = markdown;
    this.#changed.fire(uri);
    const known = await commands.getCommands(true);
    if (known.includes("markdown.showPreview")) await commands.executeCommand("markdown.showPreview", uri);
    else await window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    Disposable.from(this.#registration, this.#changed).dispose();
  }
}
