import type { Disposable } from "vscode";
import type { HeadService } from "../heads/head-service.ts";
import { headName } from "../heads/head-name.ts";
import { MarkdownPages } from "../window/markdown-page.ts";
import { reportMarkdown, type TrainingFacts } from "./report-markdown.ts";

/** Training reports as read-only documents: the card of a head, as a page. */
export class ReportDocuments implements Disposable {
  readonly #facts = new Map<string, TrainingFacts>();
  readonly #pages: MarkdownPages;
  readonly #heads: HeadService;

  constructor(heads: HeadService) {
    this.#pages = new MarkdownPages("reward-lens-report", async (path) => {
      const [, id] = path.split("/");
      return reportMarkdown((await heads.byId(id)).card, this.#facts.get(id));
    });
    this.#heads = heads;
  }

  /** What only the training itself knew, kept for this window. */
  remember(head: string, facts: TrainingFacts): void {
    this.#facts.set(head, facts);
  }

  /** Opens the report; its tab has the model's name. @throws StoreError */
  async show(head: string): Promise<void> {
    const { card } = await this.#heads.byId(head);
    const path = `/${head}/${headName(card).replaceAll("/", " ")}.md`;
    this.#pages.changed(path);
    await this.#pages.show(path);
  }

  dispose(): void {
    this.#pages.dispose();
  }
}
