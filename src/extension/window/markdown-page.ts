import { commands, Disposable, EventEmitter, Uri, window, workspace, type TextDocumentContentProvider } from "vscode";

/** Pages of Markdown as read-only documents of a scheme, by path; what a page says is asked for when it is shown. */
export class MarkdownPages implements TextDocumentContentProvider, Disposable {
  readonly #scheme: string;
  readonly #contentOf: (path: string) => string | Promise<string>;
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration: Disposable;

  /** @param contentOf what a page says; an error that it throws is shown in place of the page. */
  constructor(scheme: string, contentOf: (path: string) => string | Promise<string>) {
    this.#scheme = scheme;
    this.#contentOf = contentOf;
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent({ path }: Uri): string | Promise<string> {
    return this.#contentOf(path);
  }

  /** A page says something else from now on. */
  changed(path: string): void {
    this.#changed.fire(this.#uri(path));
  }

  /** Opens a page, rendered where VS Code's Markdown preview is there. */
  async show(path: string): Promise<void> {
    const uri = this.#uri(path);
    const known = await commands.getCommands(true);
    if (known.includes("markdown.showPreview")) await commands.executeCommand("markdown.showPreview", uri);
    else await window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    Disposable.from(this.#registration, this.#changed).dispose();
  }

  #uri(path: string): Uri {
    return Uri.from({ scheme: this.#scheme, path });
  }
}

/** One page, which says what it was last given. */
export class MarkdownPage implements Disposable {
  readonly #path: string;
  readonly #pages: MarkdownPages;
  #markdown = "";

  constructor(scheme: string, path: string) {
    this.#path = path;
    this.#pages = new MarkdownPages(scheme, () => this.#markdown);
  }

  async show(markdown: string): Promise<void> {
    this.#markdown = markdown;
    this.#pages.changed(this.#path);
    await this.#pages.show(this.#path);
  }

  dispose(): void {
    this.#pages.dispose();
  }
}
