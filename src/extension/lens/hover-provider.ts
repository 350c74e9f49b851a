import {
  Hover,
  MarkdownString,
  type CancellationToken,
  type HoverProvider,
  type Position,
  type TextDocument,
} from "vscode";
import { commandIds } from "../contributions.ts";
import { describeError } from "../window/describe-error.ts";
import { explainMessages } from "../explain/explain-messages.ts";
import { escapeMarkdown } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import type { ScoreService } from "../scores/score-service.ts";
import { isAbort, withSignal } from "../window/progress.ts";
import { isSame, rankResponses, siblingsOf } from "../scores/siblings.ts";
import { lensTitle, partsLine, rankingLines, scoreLines } from "./lens-text.ts";
import { shorten } from "../../report/format.ts";

const MOST_RANKED = 50;
const MOST_SHOWN = 12;

/** Over the line of a response's lens: its score, R, and P against the other responses of its query. */
export class ResponseHoverProvider implements HoverProvider {
  readonly #documents: DocumentService;
  readonly #scores: ScoreService;

  constructor(documents: DocumentService, scores: ScoreService) {
    this.#documents = documents;
    this.#scores = scores;
  }

  async provideHover(document: TextDocument, position: Position, token: CancellationToken): Promise<Hover | undefined> {
    await this.#documents.whenRead(document);
    if (token.isCancellationRequested) return undefined;
    const here = this.#documents
      .responsesIn(document, position.line, position.line)
      .filter(({ anchor, response }) => document.positionAt(anchor).line === position.line && response.trim() !== "");
    if (here.length === 0) return undefined;
    return withSignal(token, async (signal) => {
      const parts = await Promise.all(here.map((response) => this.#describe(response, document, signal)));
      return signal.aborted ? undefined : new Hover([...parts, explainLinks(document, here)]);
    });
  }

  async #describe(own: DocumentResponse, scope: TextDocument, signal: AbortSignal): Promise<MarkdownString> {
    // Neither trusted nor HTML, and every word of the document escaped: anyone may have written it.
    const text = new MarkdownString();
    const paragraph = (line: string) => text.appendMarkdown(`${line}\n\n`);
    try {
      const siblings = siblingsOf(own, this.#documents.rivals(scope, own.query), MOST_RANKED);
      const ranked = await rankResponses(this.#scores, siblings, { signal, priority: "interactive", scope });
      const mine = ranked.find(({ item }) => isSame(item, own));
      if (mine === undefined) return text;
      paragraph(`**${escapeMarkdown(own.label)}: ${lensTitle(mine.score)}**`);
      for (const line of scoreLines(mine.score)) paragraph(line);
      const parts = partsLine(mine.score);
      if (parts) paragraph(parts);
      paragraph(messages.hover.query(escapeMarkdown(shorten(own.query, 200))));
      if (ranked.length < 2) return text;
      paragraph(messages.hover.ranking());
      // A number and a dot would begin a list of their own.
      const lines = rankingLines(mine.item, ranked, MOST_SHOWN, escapeMarkdown);
      text.appendMarkdown(lines.map((line) => `- ${line.replace(/^(\d+)\./, "$1\\.")}\n`).join(""));
    } catch (error) {
      if (!isAbort(error, signal)) paragraph(escapeMarkdown(describeError(error)));
    }
    return text;
  }
}

/** Links to the explanation of each response: a part of its own, for it alone may run a command, and only that one. */
function explainLinks({ uri }: TextDocument, responses: readonly DocumentResponse[]): MarkdownString {
  const lines = responses.map(({ start, label }) => {
    const target = encodeURIComponent(JSON.stringify([uri.toString(), start]));
    const link = `[${explainMessages.action.explainThis()}](command:${commandIds.explainScore}?${target})`;
    return responses.length > 1 ? `${escapeMarkdown(shorten(label, 40))}: ${link}` : link;
  });
  const links = new MarkdownString(lines.join("\n\n"));
  links.isTrusted = { enabledCommands: [commandIds.explainScore] };
  return links;
}
