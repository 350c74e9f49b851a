import {
  Hover,
  MarkdownString,
  type CancellationToken,
  type HoverProvider,
  type Position,
  type TextDocument,
} from "vscode";
import { isStarterName } from "../heads/starters.ts";
import { commandIds } from "../command-ids.ts";
import { describeError } from "../window/describe-error.ts";
import { explainMessages } from "../explain/explain-messages.ts";
import { escapeMarkdown } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { isAbort, withSignal } from "../window/progress.ts";
import { headTitle } from "../heads/head-name.ts";
import { lensTitle, rankingLines, scoreLines } from "./lens-text.ts";
import type { ResponseFacts, ResponseFactsReader } from "./response-facts.ts";
import { shorten } from "../../report/format.ts";

const MOST_RANKED = 50;
const MOST_SHOWN = 12;

/** Over the line of a response's lens: the order of the responses to its query, its score's range, and why. */
export class ResponseHoverProvider implements HoverProvider {
  readonly #documents: DocumentService;
  readonly #facts: ResponseFactsReader;

  constructor(documents: DocumentService, facts: ResponseFactsReader) {
    this.#documents = documents;
    this.#facts = facts;
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
      if (signal.aborted) return undefined;
      const general = parts.some(({ isGeneral }) => isGeneral) ? [makeItYours()] : [];
      return new Hover([...parts.map(({ text }) => text), ...general, explainLinks(document, here)]);
    });
  }

  async #describe(own: DocumentResponse, scope: TextDocument, signal: AbortSignal) {
    // Neither trusted nor HTML, and every word of the document escaped: anyone may have written it.
    const text = new MarkdownString();
    try {
      const facts = await this.#facts.read(scope, own, signal, MOST_RANKED);
      text.appendMarkdown(linesOf(own, facts).join("\n\n"));
      return { text, isGeneral: isStarterName(facts.scored.head.card.id) };
    } catch (error) {
      if (!isAbort(error, signal)) text.appendMarkdown(escapeMarkdown(describeError(error)));
      return { text, isGeneral: false };
    }
  }
}

/** The order first, then the range, why, and what scored which query. */
function linesOf(own: DocumentResponse, facts: ResponseFacts): string[] {
  const { ranked, scored } = facts;
  const lines = rankingLines(own, ranked, MOST_SHOWN, escapeMarkdown)
    // A number and a dot would begin a list of their own.
    .map((line) => line.replace(/^(\d+)\./, "$1\\."))
    .map((line, i) => (ranked[i]?.item === own ? `**${line}**` : line));
  const order = `${messages.hover.ranking()}\\\n${lines.join("\\\n")}`;
  const query = escapeMarkdown(shorten(own.query, 80));
  return [
    ranked.length > 1 ? order : `**${escapeMarkdown(own.label)}: ${lensTitle(facts)}**`,
    ...scoreLines(facts).map(escapeMarkdown),
    messages.hover.model(escapeMarkdown(headTitle(scored.head)), query),
  ];
}

/** Says whose choices score, and how to change that: a part of its own, for it alone may run this command. */
function makeItYours(): MarkdownString {
  const link = `[${messages.hover.generalLink()}](command:${commandIds.compareResponses})`;
  const text = new MarkdownString(messages.hover.general(link));
  text.isTrusted = { enabledCommands: [commandIds.compareResponses] };
  return text;
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
