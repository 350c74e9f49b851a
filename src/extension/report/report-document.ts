import type { Disposable } from "vscode";
import type { HeadService } from "../heads/head-service.ts";
import { MarkdownPages } from "../window/markdown-page.ts";
import { reportMarkdown, type TrainingFacts } from "./report-markdown.ts";

/** Training reports as read-only documents: the card of a head, as a page. */
export class ReportDocuments implements Disposable {
  readonly #facts = new Map<string, TrainingFacts>();
  readonly #pages: MarkdownPages;

  constructor(heads: HeadService) {
    this.#pages = new MarkdownPages("reward-lens-report", async (path) => {
      const id = path.replace(/^\/|\.md$/g, "");
      return reportMarkdown((await heads.byId(id)).card, this.#facts.get(id));
    });
  }

  /** What only the training itself knew, kept for this window. */
  remember(head: string, facts: TrainingFacts): void {
    this.#facts.set(head, facts);
    this.#pages.changed(pathOf(head));
  }

  show(head: string): Promise<void> {
    return this.#pages.show(pathOf(head));
  }

  dispose(): void {
    this.#pages.dispose();
  }
}

const pathOf = (head: string) => `/${head}.md`;
