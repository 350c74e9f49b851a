import { commands, EventEmitter, Uri, window, workspace, Disposable, type TextDocumentContentProvider } from "vscode";
import type { HeadService } from "../heads/head-service.ts";
import { reportMarkdown, type TrainingFacts } from "./report-markdown.ts";

const scheme = "reward-lens-report";

/** Training reports as read-only documents: the card of a head, as a page. */
export class ReportDocuments implements TextDocumentContentProvider, Disposable {
  readonly #heads: HeadService;
  readonly #facts = new Map<string, TrainingFacts>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(heads: HeadService) {
    this.#heads = heads;
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** What only the training itself knew, kept for this window. */
  remember(head: string, facts: TrainingFacts): void {
    this.#facts.set(head, facts);
    this.#changed.fire(reportUri(head));
  }

  /** @throws StoreError, which VS Code shows in place of the page */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const id = uri.path.replace(/^\/|\.md$/g, "");
    return reportMarkdown((await this.#heads.byId(id)).card, this.#facts.get(id));
  }

  /** Opens a head's report, rendered where VS Code's Markdown preview is there. */
  async show(head: string): Promise<void> {
    const uri = reportUri(head);
    const known = await commands.getCommands(true);
    if (known.includes("markdown.showPreview")) await commands.executeCommand("markdown.showPreview", uri);
    else await window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

export function reportUri(head: string): Uri {
  return Uri.from({ scheme, path: `/${head}.md` });
}
